import { parseQuantity, seconds } from "../../core/model";
import { fields, items, text } from "../inputs";
import type { CheckedResource, ResourceRule } from "../rule";

const framework = "aws:backup/framework:Framework";
const alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
const minute = 60;

/** How long it takes to be back is measured by restore tests, and somebody hears of it when it is too long. */
export const recoveryTimeObjective: ResourceRule = {
  name: "recovery-time-objective",
  description: "a restore that takes longer than the documented RTO is noticed",
  looksAt: "restore-time controls of AWS Backup audit frameworks, alarms on the duration of the last restore test",
  remediation: "set maxRestoreTime of the framework, or the threshold of the alarm, to the objective or less",
  severity: "mandatory",
  scope: "resource",
  perClause: true,
  isAbout: (resource) => limitOf(resource) !== undefined,
  fault: (resource, { expected }) => {
    const quantity = parseQuantity(expected?.value ?? "");
    if (!quantity) return `the objective ${expected?.value ?? ""} is no duration`;
    const limit = limitOf(resource) ?? Number.NaN;
    return limit <= seconds(quantity) ? undefined : `a restore of ${limit} s would go unnoticed`;
  },
};

/** Seconds a restore may take before the resource objects; undefined for one that says nothing of restores. */
function limitOf({ type, inputs }: CheckedResource): number | undefined {
  if (type === alarm) return text(inputs.metricName) === "RestoreSeconds" ? Number(inputs.threshold) : undefined;
  if (type !== framework) return undefined;
  const control = items(inputs.controls)
    .map(fields)
    .find(({ name }) => text(name) === "RESTORE_TIME_FOR_RESOURCES_MEET_TARGET");
  const parameter = items(control?.inputParameters)
    .map(fields)
    .find(({ name }) => text(name) === "maxRestoreTime");
  return parameter && Number(parameter.value) * minute;
}
