import { fields, items, text } from "../inputs";
import { isType } from "../lookup";
import type { CheckedResource, ResourceRule } from "../rule";

const instance = isType("aws:rds/instance:Instance");
const alarm = isType("aws:cloudwatch/metricAlarm:MetricAlarm");

/** Storage only ever grows: the document wants a person to decide, who is told in time: alert-has-action sees to that. */
export const noStorageAutoscaling: ResourceRule = {
  name: "no-storage-autoscaling",
  description: "storage of a database is extended by people, as planned",
  looksAt: "maxAllocatedStorage of RDS instances, alarms on their free storage",
  remediation: "leave maxAllocatedStorage out",
  severity: "mandatory",
  scope: "resource",
  perClause: true,
  isAbout: (resource) => instance(resource) || (alarm(resource) && isAboutStorage(resource)),
  fault: ({ inputs }) =>
    Number(inputs.maxAllocatedStorage ?? 0) === 0 ? undefined : "maxAllocatedStorage lets the storage grow by itself",
};

function isAboutStorage({ inputs }: CheckedResource): boolean {
  const queried = items(inputs.metricQueries).map((query) => fields(fields(query).metric));
  return [inputs, ...queried].some(
    ({ metricName }) => metricName !== undefined && text(metricName) === "FreeStorageSpace",
  );
}
