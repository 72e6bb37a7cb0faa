import Decimal from "decimal.js";
import { baseAmount, type PlannedAlert, type PlannedRule, seconds } from "../model";
import { numberText, percentText, timeText } from "./amounts";
import { errorBudgets } from "./availability-stops";
import { type Contradiction, clausesOf, inLanguageOf, type Rule } from "./contradiction";

/** The first alert on errors asks for more of them than the objective allows: below it the budget is spent in silence. */
export const lateErrorAlert: Rule = (plan) =>
  errorBudgets(plan).flatMap((slo): Contradiction[] => {
    const first = plan.alerts
      .filter(
        ({ concept, quiet, resource }) => /error_ratio$/.test(concept) && !quiet && resource.key === slo.resource.key,
      )
      .flatMap(rulesAbove)
      .sort((a, b) => baseAmount(a.threshold.limit) - baseAmount(b.threshold.limit))[0];
    if (!first) return [];
    const limit = new Decimal(baseAmount(first.threshold.limit));
    const rate = limit.div(slo.budget);
    if (rate.lt(1)) return [];
    const { spec } = slo;
    return [
      {
        clauses: clausesOf(spec.target, spec.maximum, first),
        what: `the first alert on errors comes at a rate that ${spec.title} does not allow`,
        arithmetic: `${percentText(limit)} / ${percentText(slo.budget)} = ${numberText(rate)} x the budget: ${timeText(seconds(slo.period))} of it last ${timeText(new Decimal(seconds(slo.period)).div(rate).toFixed())}`,
        deployed: `the alert as documented, and alerts on how fast the budget is spent (${slo.tiers.map(({ name }) => name).join(", ")})`,
        suggestion: inLanguageOf(plan, {
          en: `Error rate, warning: above ${percentText(slo.budget)} (what ${percentText(slo.target)} allows), by how fast the error budget is spent.`,
          ja: `エラー率の警告: ${percentText(slo.budget)}超（目標${percentText(slo.target)}の許す割合。エラーバジェットの消費速度で判断する）`,
        }),
        at: spec.at,
      },
    ];
  });

function rulesAbove({ rules }: PlannedAlert): PlannedRule[] {
  return rules.filter(({ threshold, clauses }) => threshold.operator.startsWith(">") && clauses.length > 0);
}
