import Decimal from "decimal.js";
import { formatQuantity, seconds } from "../model";
import { numberText, percentText, timeText } from "./amounts";
import { availabilities, budgetText } from "./availability-stops";
import { type Contradiction, clausesOf, inLanguageOf, isDocumented, type Rule } from "./contradiction";

/** As often as incidents may happen, and as long as they may last, the availability cannot be reached. */
export const availabilityRepair: Rule = (plan) => {
  const entries = plan.entries.slos;
  const mttr = entries.flatMap(({ spec }) => spec.mttr ?? [])[0];
  const mtbf = entries.flatMap(({ spec }) => spec.mtbf ?? [])[0];
  if (!isDocumented(mttr)) return [];
  const repair = seconds(mttr.value);
  return availabilities(plan).flatMap((slo): Contradiction[] => {
    const { spec } = slo;
    const between = isDocumented(mtbf) ? seconds(mtbf.value) : undefined;
    const reached = between === undefined ? undefined : new Decimal(between).div(between + repair);
    const uses = new Decimal(repair).div(slo.budgetSeconds);
    if (reached ? reached.gte(slo.target) : uses.lte(1)) return [];
    const once = `one repair of ${timeText(repair)} is ${numberText(uses)} x ${budgetText(slo)}`;
    const share =
      reached && mtbf
        ? `${formatQuantity(mtbf.value)} / (${formatQuantity(mtbf.value)} + ${formatQuantity(mttr.value)}) = ${percentText(reached)} < ${percentText(slo.target)}; `
        : "";
    return [
      {
        clauses: clausesOf(spec.target, mttr, mtbf),
        what: `the time a repair may take does not fit the availability of ${spec.title}`,
        arithmetic: `${share}${once}`,
        deployed: "the objective as documented, with alerts on how fast its budget is spent",
        suggestion: inLanguageOf(plan, {
          en: reached
            ? `Availability: ${percentText(reached)}; or MTTR: ${timeText(fitting(between as number, slo.target))}.`
            : `MTTR: ${timeText(slo.budgetSeconds)} at most.`,
          ja: reached
            ? `稼働率: ${percentText(reached)}、またはMTTR: ${timeText(fitting(between as number, slo.target), "ja")}`
            : `MTTR: ${timeText(slo.budgetSeconds, "ja")}以内`,
        }),
        at: mttr.at,
      },
    ];
  });
};

/** The longest repair with which a target is still reached, in seconds. */
function fitting(between: number, target: string): string {
  return new Decimal(between).mul(new Decimal(1).minus(target)).div(target).toFixed();
}
