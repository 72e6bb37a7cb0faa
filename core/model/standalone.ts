import type { MissingData } from "./measurement";
import type { PlannedRule } from "./plan";
import type { Problem } from "./problem";
import { parseQuantity, type Quantity, type Unit } from "./quantity";
import type { Severity } from "./severity";
import { parseThreshold } from "./threshold";

/** A rule another program states in words, without a system file. */
export interface StandaloneRule {
  readonly key: string;
  readonly title: string;
  readonly threshold: string;
  readonly unit: Unit;
  readonly for?: string;
  readonly every?: string;
  readonly window?: string;
  readonly missing?: MissingData;
  readonly severity?: Severity;
  readonly runbookUrl: string;
}

/** The same as the planner makes it, so that one dialect serves both. `code` is that of the platform's arguments. */
export function standaloneRule(args: StandaloneRule, code: string, problems: Problem[]): PlannedRule {
  const threshold = parseThreshold(args.threshold);
  if (!threshold) problems.push({ code, path: `${args.key}.threshold`, what: "no threshold", given: args.threshold });
  const time = (name: "for" | "every" | "window", fallback: string): Quantity => {
    const given = args[name] ?? fallback;
    const quantity = parseQuantity(given);
    if (!quantity) problems.push({ code, path: `${args.key}.${name}`, what: "no duration", given });
    return quantity ?? { amount: "1", unit: "minute" };
  };
  const every = time("every", "1 minute");
  return {
    id: args.key,
    severity: args.severity ?? "critical",
    threshold: threshold ?? { operator: ">=", limit: { amount: "0", unit: args.unit } },
    for: time("for", "0 s"),
    every,
    window: args.window === undefined ? every : time("window", args.window),
    missing: args.missing ?? "ok",
    route: "",
    labels: {},
    runbook: args.key,
    clauses: [],
    facts: [],
    message: { title: args.title, condition: args.threshold, clause: "", firstStep: "", runbookUrl: args.runbookUrl },
    silencedBy: [],
  };
}
