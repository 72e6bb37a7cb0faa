import type { ResourceSpec, Value } from "../core/model";

/** Path of an input to the value that keeps the resource at work; `[]` stands for every item of a list. */
type Switches = Readonly<Record<string, string | boolean>>;

const enabled: Switches = { enabled: true };
const running: Switches = { "spec.suspend": false };
const reconciled: Switches = { "spec.paused": false };

/**
 * What somebody can switch off by hand, by Pulumi type. A provider compares only the inputs a program states: a switch
 * left to its default would stay off, and neither `hozen drift` nor `pulumi up` would notice.
 */
export const switches: Readonly<Record<string, Switches>> = {
  "aws:autoscaling/policy:Policy": enabled,
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": { actionsEnabled: true },
  "aws:cloudwatch/eventRule:EventRule": { state: "ENABLED" },
  "aws:cloudwatch/metricAlarm:MetricAlarm": { actionsEnabled: true },
  "aws:kms/key:Key": { isEnabled: true },
  "aws:rds/eventSubscription:EventSubscription": enabled,
  "aws:route53/healthCheck:HealthCheck": { disabled: false, invertHealthcheck: false },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": { "rules[].status": "Enabled" },
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": { "rules[].status": "Enabled" },
  "aws:scheduler/schedule:Schedule": { state: "ENABLED" },
  "aws:ssm/maintenanceWindow:MaintenanceWindow": enabled,
  "azure-native:alertsmanagement:AlertProcessingRuleByName": { "properties.enabled": true },
  "azure-native:alertsmanagement:PrometheusRuleGroup": { enabled: true, "rules[].enabled": true },
  "azure-native:applicationinsights:WebTest": enabled,
  "azure-native:costmanagement:ScheduledActionByScope": { status: "Enabled" },
  "azure-native:logic:Workflow": { state: "Enabled" },
  "azure-native:monitor:ActionGroup": enabled,
  "azure-native:monitor:ActivityLogAlert": enabled,
  "azure-native:monitor:AutoscaleSetting": enabled,
  "azure-native:monitor:DiagnosticSetting": { "logs[].enabled": true },
  "azure-native:monitor:MetricAlert": enabled,
  "azure-native:monitor:ScheduledQueryRule": enabled,
  "azure-native:storage:ManagementPolicy": { "policy.rules[].enabled": true },
  "grafana:alerting/ruleGroup:RuleGroup": { "rules[].isPaused": false },
  "kubernetes:autoscaling/v2:HorizontalPodAutoscaler": {
    "spec.behavior.scaleUp.selectPolicy": "Max",
    "spec.behavior.scaleDown.selectPolicy": "Max",
  },
  "kubernetes:batch/v1:CronJob": running,
  "kubernetes:monitoring.coreos.com/v1:Alertmanager": reconciled,
  "kubernetes:monitoring.coreos.com/v1:Prometheus": reconciled,
  "kubernetes:postgresql.cnpg.io/v1:ScheduledBackup": running,
};

/** The declaration with every switch of its type stated; one that is off on purpose stays as it is. */
export function withSwitches(declaration: ResourceSpec): ResourceSpec {
  const stated = Object.entries(switches[declaration.type] ?? {}).reduce<Value>(
    (inputs, [path, value]) => stateAt(inputs, path.split(/\.|(?=\[\])/), value),
    declaration.inputs,
  );
  return { ...declaration, inputs: stated as ResourceSpec["inputs"] };
}

function stateAt(here: Value | undefined, [key, ...rest]: readonly string[], value: string | boolean): Value {
  if (key === undefined) return here ?? value;
  if (key === "[]") return Array.isArray(here) ? here.map((item: Value) => stateAt(item, rest, value)) : [];
  const fields = (here ?? {}) as Readonly<Record<string, Value>>;
  return { ...fields, [key]: stateAt(fields[key], rest, value) };
}
