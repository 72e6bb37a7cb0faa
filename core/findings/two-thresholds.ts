import { baseAmount, formatQuantity, type Plan, type PlannedAlert, type PlannedRule } from "../model";
import { type Contradiction, clausesOf, inLanguageOf, pairsOf, type Rule, writtenAlerts } from "./contradiction";

interface Limit {
  readonly alert: PlannedAlert;
  readonly rule: PlannedRule;
}

/** One thing has two different limits at one severity. */
export const twoThresholds: Rule = (plan) =>
  pairsOf(documentedLimits(plan)).flatMap(([one, other]): Contradiction[] => {
    if (one.alert.key === other.alert.key || !isOfOneThing(one, other)) return [];
    const [a, b] = [one.rule.threshold, other.rule.threshold];
    if (baseAmount(a.limit) === baseAmount(b.limit)) return [];
    const texts = [a, b].map(({ operator, limit }) => `${operator} ${formatQuantity(limit)}`);
    return [
      {
        clauses: clausesOf(one.rule, other.rule),
        what: `${one.alert.title} has two limits of severity ${one.rule.severity}`,
        arithmetic: `${texts[0]} (${one.alert.key}) is not ${texts[1]} (${other.alert.key})`,
        deployed: "both",
        suggestion: inLanguageOf(plan, {
          en: `${one.alert.title}, ${one.rule.severity}: ${texts[0]}.`,
          ja: `${one.alert.title}（${one.rule.severity}）: ${texts[0]}`,
        }),
      },
    ];
  });

/** Limits the document states of alerts; those that repeat a recovery objective are one for each of its tiers. */
function documentedLimits(plan: Plan): Limit[] {
  const objectives = plan.entries.recovery.flatMap(({ clauses }) => clauses);
  return writtenAlerts(plan).flatMap((alert) =>
    alert.rules
      .filter(({ clauses }) => clauses.some((id) => !objectives.includes(id)))
      .map((rule): Limit => ({ alert, rule })),
  );
}

/** The same figure of the same resource, reported to the same people at one severity and in one direction. */
function isOfOneThing(one: Limit, other: Limit): boolean {
  return (
    one.alert.concept === other.alert.concept &&
    one.alert.resource.key === other.alert.resource.key &&
    one.rule.severity === other.rule.severity &&
    one.rule.route === other.rule.route &&
    one.rule.threshold.operator[0] === other.rule.threshold.operator[0] &&
    JSON.stringify(one.alert.measurement) === JSON.stringify(other.alert.measurement)
  );
}
