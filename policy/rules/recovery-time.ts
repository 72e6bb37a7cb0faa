import { parseQuantity, seconds } from "../../core/model";
import { containersOf, cronJobType, variableOf } from "../cron-jobs";
import { fields } from "../inputs";
import type { CheckedResource, ResourceRule } from "../rule";

/** An objective nobody measures is a hope: the restore test fails when a restore takes longer. */
export const recoveryTime: ResourceRule = {
  name: "recovery-time",
  description: "a restore test fails when a restore takes longer than the documented RTO",
  looksAt: "CronJobs that restore on trial: the shortest of their RTO_LIMITS, and that they are not suspended",
  remediation: "schedule a restore test, with the objective among its limits",
  severity: "mandatory",
  scope: "resource",
  perClause: true,
  isAbout: (resource) => resource.type === cronJobType && limitsOf(resource).length > 0,
  fault: (resource, { expected }) => {
    const quantity = parseQuantity(expected?.value ?? "");
    if (!quantity) return `the objective ${expected?.value ?? ""} is no duration`;
    if (fields(resource.inputs.spec).suspend === true) return "the restore test is suspended";
    const shortest = Math.min(...limitsOf(resource));
    return shortest <= seconds(quantity) ? undefined : `a restore of ${shortest} s would pass the test`;
  },
};

/** Seconds of `critical=3600 high=14400`. */
function limitsOf(resource: CheckedResource): number[] {
  return containersOf(resource).flatMap((container) =>
    [...variableOf(container, "RTO_LIMITS").matchAll(/=(\d+)/g)].map(([, limit]) => Number(limit)),
  );
}
