import { isJoined, type ResourceSpec, type Value } from "../core/model";

/** The part of the outputs contract a resource stands in, besides alerts, routes, stores and probes. */
export type ThingSection = "dashboards" | "vaults" | "windows" | "schedules";

type Tree = Readonly<Record<string, Value>>;

const always: Readonly<Record<string, ThingSection>> = {
  "aws:cloudwatch/dashboard:Dashboard": "dashboards",
  "grafana:oss/dashboard:Dashboard": "dashboards",
  "azure-native:applicationinsights:Workbook": "dashboards",
  "azure-native:portal:Dashboard": "dashboards",
  "aws:backup/vault:Vault": "vaults",
  "azure-native:dataprotection:BackupVault": "vaults",
  "azure-native:recoveryservices:Vault": "vaults",
  "aws:cloudwatch/alarmMuteRule:AlarmMuteRule": "windows",
  "aws:ssm/maintenanceWindow:MaintenanceWindow": "windows",
  "grafana:alerting/muteTiming:MuteTiming": "windows",
  "azure-native:maintenance:MaintenanceConfiguration": "windows",
  "aws:autoscaling/schedule:Schedule": "schedules",
  "aws:backup/plan:Plan": "schedules",
  "aws:backup/restoreTestingPlan:RestoreTestingPlan": "schedules",
  "aws:scheduler/schedule:Schedule": "schedules",
  "azure-native:dataprotection:BackupPolicy": "schedules",
  "azure-native:logic:Workflow": "schedules",
};

/** Types of which only some are meant: on-demand jobs have no schedule, some processing rules only add receivers. */
const sometimes: Readonly<Record<string, (inputs: Tree) => ThingSection | undefined>> = {
  "aws:cloudwatch/eventRule:EventRule": ({ scheduleExpression }) =>
    scheduleExpression === undefined ? undefined : "schedules",
  "azure-native:app:Job": ({ configuration }) =>
    (configuration as Tree | undefined)?.triggerType === "Schedule" ? "schedules" : undefined,
  "kubernetes:batch/v1:CronJob": ({ spec }) => ((spec as Tree | undefined)?.suspend === true ? undefined : "schedules"),
  "azure-native:alertsmanagement:AlertProcessingRuleByName": (inputs) =>
    mutesNotifications(inputs) ? "windows" : undefined,
};

export function sectionOf({ type, inputs }: ResourceSpec): ThingSection | undefined {
  return always[type] ?? sometimes[type]?.(inputs);
}

/** Whether an Azure alert processing rule takes receivers away; the same type also adds them. */
export function mutesNotifications(inputs: unknown): boolean {
  const { properties } = inputs as { readonly properties?: { readonly actions?: unknown } };
  const { actions } = properties ?? {};
  return (
    Array.isArray(actions) &&
    actions.some((action) => (action as Tree | undefined)?.actionType === "RemoveAllActionGroups")
  );
}

/** What people see above a dashboard; the deployed name where the platform has no title. */
export function dashboardTitle({ inputs }: ResourceSpec): string | undefined {
  const title = grafanaJson(inputs).title ?? inputs.displayName;
  return typeof title === "string" ? title : undefined;
}

/** The stable id in the address of a Grafana dashboard. */
export function dashboardUid({ inputs }: ResourceSpec): string | undefined {
  const { uid } = grafanaJson(inputs);
  return typeof uid === "string" ? uid : undefined;
}

/** What other resources are called is not known yet; it never stands in a title or an id. */
function grafanaJson({ configJson }: Tree): Readonly<Record<string, unknown>> {
  const text = isJoined(configJson)
    ? configJson.join.map((part) => (typeof part === "string" ? part : "")).join("")
    : configJson;
  return typeof text === "string" ? (JSON.parse(text) as Record<string, unknown>) : {};
}
