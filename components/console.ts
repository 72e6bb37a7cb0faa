import type { ResourceSpec } from "../core/model";
import type { Place } from "./provider";

/** Where a person looks at a resource. `text` needs nothing but the plan, `from` needs what the platform gave. */
export type ConsoleLink =
  | { readonly text: string }
  | { readonly from: "id" | "arn"; readonly link: (value: string) => string };

type LinkOf = (name: string, place: Place, declaration: ResourceSpec) => ConsoleLink | undefined;

const aws = (path: (name: string, region: string, inputs: ResourceSpec["inputs"]) => string): LinkOf => {
  return (name, place, declaration) => {
    const region = regionOf(place, declaration);
    return { text: `${awsBase(region)}/${path(name, region, declaration.inputs)}` };
  };
};

const topic: LinkOf = (_name, place, declaration) => {
  const region = regionOf(place, declaration);
  return { from: "arn", link: (arn) => `${awsBase(region)}/sns/v3/home?region=${region}#/topic/${arn}` };
};

const healthCheck: LinkOf = () => ({
  from: "id",
  link: (id) => `https://us-east-1.console.aws.amazon.com/route53/healthchecks/home#/details/${id}`,
});

/** By what the platform gives a resource, not by its name. */
const awsById = (path: (id: string, region: string) => string): LinkOf => {
  return (_name, place, declaration) => {
    const region = regionOf(place, declaration);
    return { from: "id", link: (id) => `${awsBase(region)}/${path(id, region)}` };
  };
};

const grafanaDashboard: LinkOf = (name, { settings }) =>
  settings.url === undefined ? undefined : { text: `${trimmed(settings.url)}/d/${encodeURIComponent(name)}` };

const grafana: LinkOf = (name, { settings }) =>
  settings.url === undefined ? undefined : { text: `${trimmed(settings.url)}/alerting/grafana/${name}/view` };

const prometheus: LinkOf = (name, { settings }) =>
  settings.prometheusUrl === undefined
    ? undefined
    : { text: `${trimmed(settings.prometheusUrl)}/alerts?search=${encodeURIComponent(name)}` };

const alarm = aws((name, region) => `cloudwatch/home?region=${region}#alarmsV2:alarm/${encodeURIComponent(name)}`);

/** By type token. Consoles of Azure take any resource id; PagerDuty's address is the customer's own. */
const links: Readonly<Record<string, LinkOf>> = {
  "aws:cloudwatch/metricAlarm:MetricAlarm": alarm,
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": alarm,
  "aws:cloudwatch/logGroup:LogGroup": aws(
    (name, region) => `cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${twice(name)}`,
  ),
  "aws:cloudwatch/eventRule:EventRule": aws(
    (name, region) => `events/home?region=${region}#/eventbus/default/rules/${encodeURIComponent(name)}`,
  ),
  "aws:rds/eventSubscription:EventSubscription": aws(
    (name, region) => `rds/home?region=${region}#event-subscription:id=${encodeURIComponent(name)}`,
  ),
  "aws:s3/bucket:Bucket": aws((name, region) => `s3/buckets/${name}?region=${region}`),
  "aws:sns/topic:Topic": topic,
  "aws:route53/healthCheck:HealthCheck": healthCheck,
  "aws:cloudwatch/dashboard:Dashboard": aws(
    (name, region) => `cloudwatch/home?region=${region}#dashboards/dashboard/${encodeURIComponent(name)}`,
  ),
  "aws:backup/vault:Vault": aws(
    (name, region) => `backup/home?region=${region}#/backupvaults/details/${encodeURIComponent(name)}`,
  ),
  "aws:backup/plan:Plan": awsById((id, region) => `backup/home?region=${region}#/backupplan/details/${id}`),
  "aws:scheduler/schedule:Schedule": aws(
    (name, region, { groupName }) =>
      `scheduler/home?region=${region}#schedules/${groupName}/${encodeURIComponent(name)}`,
  ),
  "aws:ssm/maintenanceWindow:MaintenanceWindow": awsById(
    (id, region) => `systems-manager/maintenance-windows/${id}/description?region=${region}`,
  ),
  "grafana:oss/dashboard:Dashboard": grafanaDashboard,
  "grafana:alerting/ruleGroup:RuleGroup": grafana,
  "kubernetes:monitoring.coreos.com/v1:PrometheusRule": prometheus,
};

/** The console of the resource, or of the rule called `name` in it. Undefined where nobody told its address. */
export function consoleLink(declaration: ResourceSpec, name: string, place: Place): ConsoleLink | undefined {
  if (declaration.type.startsWith("azure-native:")) {
    const tenant = place.settings.tenant ?? "";
    return { from: "id", link: (id) => `https://portal.azure.com/#@${tenant}/resource${id}` };
  }
  return links[declaration.type]?.(name, place, declaration);
}

/** A resource may stand in another region than its place: alarms of global services do. */
function regionOf(place: Place, { inputs }: ResourceSpec): string {
  return typeof inputs.region === "string" ? inputs.region : (place.settings.region ?? "");
}

function awsBase(region: string): string {
  if (region.startsWith("cn-")) return `https://${region}.console.amazonaws.cn`;
  if (region.startsWith("us-gov-")) return "https://console.amazonaws-us-gov.com";
  return `https://${region}.console.aws.amazon.com`;
}

/** CloudWatch Logs encodes names twice, with `$` instead of `%`. */
function twice(name: string): string {
  return encodeURIComponent(encodeURIComponent(name)).replaceAll("%", "$");
}

function trimmed(url: string): string {
  return url.replace(/\/$/, "");
}
