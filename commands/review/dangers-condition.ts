import type { Danger, DangerKind } from "./changes";
import type { SystemSnapshot } from "./snapshot";
import type { Condition, RuleState } from "./states";
import { durationText } from "./wording";

/** Alerts that fire less easily, or later, than before. */
export function conditionDangers(before: SystemSnapshot, after: SystemSnapshot): Danger[] {
  const now = new Map(after.rules.map((rule) => [rule.id, rule]));
  return before.rules.flatMap((rule) => {
    const next = now.get(rule.id);
    if (!rule.notifies || !next?.notifies || !rule.condition || !next.condition) return [];
    return compare(rule, rule.condition, next.condition);
  });
}

function compare(rule: RuleState, from: Condition, to: Condition): Danger[] {
  const about = `${rule.title} (${rule.id})`;
  const { clauses } = rule;
  const danger = (kind: DangerKind, a: string, b: string): Danger => ({ kind, about, from: a, to: b, clauses });
  const longer = (kind: DangerKind, what: string, a: number, b: number): Danger[] =>
    b > a ? [danger(kind, `${what}${durationText(a)}`, `${what}${durationText(b)}`)] : [];
  const traffic = [from.minimumTraffic?.base ?? 0, to.minimumTraffic?.base ?? 0] as const;
  return [
    ...(isLooser(from, to) ? [danger("threshold-loosened", from.threshold, to.threshold)] : []),
    ...(from.missing !== to.missing && from.missing === "breach"
      ? [danger("missing-data", from.missing, to.missing)]
      : []),
    ...longer("for-longer", "", from.for, to.for),
    ...longer("detected-later", "every ", from.every, to.every),
    ...longer("detected-later", "window ", from.window, to.window),
    ...((to.datapoints ?? 1) > (from.datapoints ?? 1)
      ? [danger("detected-later", share(from.datapoints), share(to.datapoints))]
      : []),
    ...(traffic[1] > traffic[0]
      ? [
          danger(
            "threshold-loosened",
            `from ${from.minimumTraffic?.text ?? "any traffic"}`,
            `from ${to.minimumTraffic?.text}`,
          ),
        ]
      : []),
  ];
}

function share(datapoints = 1): string {
  return `${Math.round(datapoints * 100)}% of the evaluations`;
}

/**
 * Whether some value that used to fire no longer does: a higher limit for "above", a lower one for "below", the limit
 * itself no longer included, or another direction altogether.
 */
export function isLooser(
  from: Pick<Condition, "operator" | "limit">,
  to: Pick<Condition, "operator" | "limit">,
): boolean {
  const side = (operator: string): string => operator[0] as string;
  if (side(from.operator) !== side(to.operator)) return true;
  const includes = (operator: string): boolean => operator.endsWith("=");
  if (from.limit === to.limit) return includes(from.operator) && !includes(to.operator);
  if (from.operator === "==") return true;
  return side(from.operator) === ">" ? to.limit > from.limit : to.limit < from.limit;
}
