import { type MaintenanceWindow, type Plan, seconds } from "../../core/model";
import { windowMinutes } from "../../core/time";
import { availabilityOf, overspent } from "../planned-stops";
import type { PlanRule } from "../rule";
import { statedIn } from "../stated-in";

/** A planned stop is announced, fits its window, and is either taken out of the objective or affordable in it. */
export const plannedStopBudget: PlanRule = {
  name: "planned-stop-budget",
  description: "planned stops fit their window and the availability objective; other maintenance stops nothing",
  looksAt:
    "windows and downtime of the maintenance entries of the plan, what they mute, and the objectives' exclusions",
  remediation: "name the stop in the objective's excludes, shorten it, or lower the objective",
  severity: "mandatory",
  scope: "plan",
  judge: (plan, clause) => {
    const stated = statedIn(plan, clause);
    const window = plan.windows?.find(({ spec }) => spec.key === stated?.entry.key);
    if (!stated || !window) return undefined;
    const { path } = stated.value.stated;
    const fault = window.stop ? stopFault(plan, window) : serviceFault(plan, window);
    return fault === undefined ? { path } : { path, fault: `${clause}: ${fault}` };
  },
};

function stopFault(plan: Plan, { spec, schedule }: MaintenanceWindow): string | undefined {
  const { downtime } = spec;
  const { time, until } = schedule.value;
  const length = time && until ? windowMinutes(time, until) * 60 : 0;
  if (downtime && seconds(downtime.value) > length) {
    return `a stop of ${downtime.written} does not fit the window of ${length / 3600} hours`;
  }
  return availabilityOf(plan)
    .map((objective) => overspent(plan, objective))
    .find((fault) => fault !== undefined);
}

/** The service goes on: nobody may be kept from hearing that it does not, and the objective counts the time. */
function serviceFault(plan: Plan, { spec, mutes }: MaintenanceWindow): string | undefined {
  const loud = mutes.find(({ severity }) => severity === "outage" || severity === "critical");
  if (loud) return `the service goes on in ${spec.key}, and ${loud.alert} ${loud.severity} is muted`;
  const taken = availabilityOf(plan).find(({ stops }) => stops.some(({ key }) => key === spec.key));
  return taken && `the service goes on in ${spec.key}, and ${taken.spec.key} does not count it`;
}
