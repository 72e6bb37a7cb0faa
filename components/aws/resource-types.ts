import type { ResourceSpec } from "../../core/model";
import type { Place } from "../kit/context";
import type { Inputs, LinkOf, ResourceTypes, Switches } from "../kit/resource-types";

const enabled: Switches = { enabled: true };

/** By its name. */
const page = (path: (name: string, region: string, inputs: Inputs) => string): LinkOf => {
  return (name, place, spec) => {
    const region = regionOf(place, spec);
    return { text: `${consoleOf(region)}/${path(name, region, spec.inputs)}` };
  };
};

/** By what the platform gives a resource, not by its name. */
const pageById = (path: (id: string, region: string) => string): LinkOf => {
  return (_name, place, spec) => {
    const region = regionOf(place, spec);
    return { from: "id", link: (id) => `${consoleOf(region)}/${path(id, region)}` };
  };
};

const topicPage: LinkOf = (_name, place, spec) => {
  const region = regionOf(place, spec);
  return { from: "arn", link: (arn) => `${consoleOf(region)}/sns/v3/home?region=${region}#/topic/${arn}` };
};

const healthCheckPage: LinkOf = () => ({
  from: "id",
  link: (id) => `https://us-east-1.console.aws.amazon.com/route53/healthchecks/home#/details/${id}`,
});

const alarmPage = page((name, region) => `cloudwatch/home?region=${region}#alarmsV2:alarm/${encodeURIComponent(name)}`);

/** Where the outputs show a resource, its console, and what somebody could switch off. */
export const resourceTypes: ResourceTypes = {
  "aws:autoscaling/policy:Policy": { switches: enabled },
  "aws:autoscaling/schedule:Schedule": { section: "schedules" },
  "aws:backup/plan:Plan": {
    section: "schedules",
    console: pageById((id, region) => `backup/home?region=${region}#/backupplan/details/${id}`),
  },
  "aws:backup/restoreTestingPlan:RestoreTestingPlan": { section: "schedules" },
  "aws:backup/vault:Vault": {
    section: "vaults",
    console: page((name, region) => `backup/home?region=${region}#/backupvaults/details/${encodeURIComponent(name)}`),
  },
  "aws:cloudwatch/alarmMuteRule:AlarmMuteRule": { section: "windows", mutes: true },
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": { console: alarmPage, switches: { actionsEnabled: true } },
  "aws:cloudwatch/dashboard:Dashboard": {
    section: "dashboards",
    console: page(
      (name, region) => `cloudwatch/home?region=${region}#dashboards/dashboard/${encodeURIComponent(name)}`,
    ),
  },
  "aws:cloudwatch/eventRule:EventRule": {
    section: ({ scheduleExpression }) => (scheduleExpression === undefined ? undefined : "schedules"),
    console: page((name, region) => `events/home?region=${region}#/eventbus/default/rules/${encodeURIComponent(name)}`),
    switches: { state: "ENABLED" },
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    console: page((name, region) => `cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${twice(name)}`),
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": { console: alarmPage, switches: { actionsEnabled: true } },
  "aws:kms/key:Key": { switches: { isEnabled: true } },
  "aws:rds/eventSubscription:EventSubscription": {
    console: page((name, region) => `rds/home?region=${region}#event-subscription:id=${encodeURIComponent(name)}`),
    switches: enabled,
  },
  "aws:route53/healthCheck:HealthCheck": {
    console: healthCheckPage,
    switches: { disabled: false, invertHealthcheck: false },
  },
  "aws:s3/bucket:Bucket": { console: page((name, region) => `s3/buckets/${name}?region=${region}`) },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": { switches: { "rules[].status": "Enabled" } },
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": { switches: { "rules[].status": "Enabled" } },
  "aws:scheduler/schedule:Schedule": {
    section: "schedules",
    console: page(
      (name, region, { groupName }) =>
        `scheduler/home?region=${region}#schedules/${groupName}/${encodeURIComponent(name)}`,
    ),
    switches: { state: "ENABLED" },
  },
  "aws:sns/topic:Topic": { target: "topic", console: topicPage },
  "aws:ssm/maintenanceWindow:MaintenanceWindow": {
    section: "windows",
    console: pageById((id, region) => `systems-manager/maintenance-windows/${id}/description?region=${region}`),
    switches: enabled,
  },
};

/** Inputs that hold the name of a resource, in the order in which they are tried. Health checks have it in a tag only. */
export const nameInputs = ["name", "alarmName", "bucket", "dashboardName", "vaultName", "tags.Name"];

/** A resource may be in another region than its place: alarms of global services are. */
function regionOf(place: Place, { inputs }: ResourceSpec): string {
  return typeof inputs.region === "string" ? inputs.region : (place.settings.region ?? "");
}

function consoleOf(region: string): string {
  if (region.startsWith("cn-")) return `https://${region}.console.amazonaws.cn`;
  if (region.startsWith("us-gov-")) return "https://console.amazonaws-us-gov.com";
  return `https://${region}.console.aws.amazon.com`;
}

/** CloudWatch Logs encodes names twice, with `$` instead of `%`. */
function twice(name: string): string {
  return encodeURIComponent(encodeURIComponent(name)).replaceAll("%", "$");
}
