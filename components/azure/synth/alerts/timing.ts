import { amountOf, isoDuration, ofRole, type Traced } from "../../../../core/evidence";
import type { PlannedRule } from "../../../../core/model";

/** The longest accepted value not above the wanted one (shorter detection); the shortest when all are longer. */
export function atMost(wanted: number, accepted: readonly number[]): number {
  const fitting = accepted.filter((value) => value <= wanted);
  return fitting.length > 0 ? Math.max(...fitting) : Math.min(...accepted);
}

/** The shortest accepted value not below the wanted one (retention upward); undefined when all are shorter. */
export function atLeast(wanted: number, accepted: readonly number[]): number | undefined {
  const fitting = accepted.filter((value) => value >= wanted);
  return fitting.length > 0 ? Math.min(...fitting) : undefined;
}

/** One window carries how long the condition must hold and how much data one evaluation sees. */
export function windowOf({ for: lasting, window, facts }: PlannedRule, accepted: number): Traced<string> {
  const held = isoDuration(amountOf(lasting, ofRole(facts, "for")), accepted);
  const seen = isoDuration(amountOf(window, ofRole(facts, "window")), accepted);
  return { traced: held.traced, from: [...held.from, ...seen.from] };
}
