import { baseAmount, formatQuantity, type PlannedRule, type TrackedObjective } from "../model";
import { type Contradiction, clausesOf, inLanguageOf, type Rule } from "./contradiction";

/** The first warning comes when the objective is already missed. */
export const warningAtObjective: Rule = (plan) =>
  (plan.slos ?? []).flatMap((slo): Contradiction[] => {
    if (slo.kind !== "tracked") return [];
    const objective = slo.spec[slo.value];
    const alert = plan.alerts.find(
      ({ concept, resource, quiet }) => !quiet && concept === slo.concept && resource.key === slo.resource.key,
    );
    const first = alert && earliest(alert.rules, slo);
    if (!alert || !first || !objective || !isAtOrBeyond(first, slo)) return [];
    const limits = [first.threshold, slo.threshold].map(
      ({ operator, limit }) => `${operator} ${formatQuantity(limit)}`,
    );
    return [
      {
        clauses: clausesOf(objective, first),
        what: `${alert.title} warns when the objective is already missed`,
        arithmetic: `first alert ${limits[0]}, objective missed ${limits[1]}`,
        deployed: "both as documented",
        suggestion: inLanguageOf(plan, {
          en: `${alert.title}, ${first.severity}: a limit before ${limits[1]}.`,
          ja: `${alert.title}（${first.severity}）: 目標（${limits[1]}）に達する前の値`,
        }),
        at: objective.at,
      },
    ];
  });

/** The rule that fires first on the way to the objective's limit. */
function earliest(rules: readonly PlannedRule[], { threshold }: TrackedObjective): PlannedRule | undefined {
  const rising = threshold.operator.startsWith(">") ? 1 : -1;
  return rules
    .filter(({ threshold: { operator }, clauses }) => operator[0] === threshold.operator[0] && clauses.length > 0)
    .sort((a, b) => rising * (baseAmount(a.threshold.limit) - baseAmount(b.threshold.limit)))[0];
}

function isAtOrBeyond({ threshold: { limit } }: PlannedRule, { threshold }: TrackedObjective): boolean {
  const [alert, objective] = [baseAmount(limit), baseAmount(threshold.limit)];
  return threshold.operator.startsWith(">") ? alert >= objective : alert <= objective;
}
