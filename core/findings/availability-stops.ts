import Decimal from "decimal.js";
import { type BudgetObjective, formatQuantity, type Plan, type PlannedStop } from "../model";
import { stopOf } from "../planning/slo/stops";
import { percentText, timeText } from "./amounts";
import { type Contradiction, clausesOf, inLanguageOf, type Rule } from "./contradiction";

const year = 365 * 86_400;

/** Planned stops take more of a year than the availability objective leaves. */
export const availabilityStops: Rule = (plan) => {
  const windows = (plan.windows ?? []).filter(({ stop }) => stop);
  const stops = windows.flatMap(({ spec }) => stopOf(spec, plan.system.asOf) ?? []);
  const stopped = stops.reduce((sum, one) => sum + one.seconds * one.timesAYear, 0);
  return availabilities(plan).flatMap(({ spec, target, budget, stops: excluded }): Contradiction[] => {
    const allowed = new Decimal(budget).mul(year);
    if (stops.length === 0 || allowed.gte(stopped)) return [];
    const left = percentText(new Decimal(1).minus(new Decimal(stopped).div(year)));
    return [
      {
        clauses: clausesOf(spec.target, ...windows),
        what: `the planned stops alone use up the availability of ${spec.title}`,
        arithmetic: `${stops.map(stopText).join(" + ")} = ${timeText(stopped)} a year (${left}) > ${timeText(allowed.toFixed())} a year (${percentText(target)})`,
        ...(excluded.length > 0 && {
          deployed: `the objective does not count ${excluded.map(({ title }) => title).join(", ")}`,
        }),
        suggestion: inLanguageOf(plan, {
          en: `Availability: ${percentText(target)}, planned maintenance (${timeText(stopped)} a year) not counted.`,
          ja: `稼働率: ${percentText(target)}（年${timeText(stopped, "ja")}の計画停止を除く）`,
        }),
        at: spec.at,
      },
    ];
  });
};

/** Objectives of which time without service is the opposite. */
export function availabilities(plan: Plan): BudgetObjective[] {
  return errorBudgets(plan).filter(({ spec }) => spec.target !== undefined);
}

/** Objectives whose budget is spent by failures; those with a maximum count requests alone. */
export function errorBudgets({ slos = [] }: Plan): BudgetObjective[] {
  return slos.flatMap((slo) => (slo.kind === "budget" && slo.bad === "errors" ? [slo] : []));
}

/** `4.32 min in 30 d`. */
export function budgetText({ budgetSeconds, period }: BudgetObjective): string {
  return `the ${timeText(budgetSeconds)} that may fail in ${formatQuantity(period)}`;
}

function stopText({ seconds, timesAYear }: PlannedStop): string {
  return `${timesAYear} x ${timeText(seconds)}`;
}
