import type { Schedule } from "../../core/model";
import { minutesOf } from "../../core/time";
import { overspent } from "../planned-stops";
import type { PlanRule } from "../rule";
import { statedIn } from "../stated-in";

/** Burn rates count around the clock: shorter service hours would be charged for the nights. */
export const sloCoversServiceHours: PlanRule = {
  name: "slo-covers-service-hours",
  description: "the objective counts all promised hours, and planned stops outside its exclusions fit its budget",
  looksAt: "hours of the objective's entry, its error budget and exclusions, and the planned stops of the plan",
  remediation: "name the planned stops in the objective's excludes, or lower the objective",
  severity: "mandatory",
  scope: "plan",
  judge: (plan, clause) => {
    const stated = statedIn(plan, clause);
    if (stated?.value.type !== "schedule") return undefined;
    const { path, value: hours } = stated.value.stated;
    const objective = plan.slos?.find(({ spec }) => spec.key === stated.entry.key);
    if (objective?.kind !== "budget") return undefined;
    if (!isAroundTheClock(hours)) {
      return { path, fault: `${clause} promises ${stated.value.stated.written}, and the objective counts every hour` };
    }
    const fault = overspent(plan, objective);
    return fault === undefined ? { path } : { path, fault: `${clause}: ${fault}` };
  },
};

function isAroundTheClock({ days, time, until }: Schedule): boolean {
  return days.kind === "daily" && (!time || !until || (minutesOf(time) === 0 && minutesOf(until) === 24 * 60));
}
