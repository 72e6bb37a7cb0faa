import type { LimitTable } from "../../../../core/model";
import { types } from "./types";

const minute = 60;
const hour = 3600;
const day = 86_400;

/** Metric alerts: `windowSize`. https://learn.microsoft.com/rest/api/monitor/metric-alerts/create-or-update */
export const metricWindows = [minute, 5 * minute, 15 * minute, 30 * minute, hour, 6 * hour, 12 * hour, day] as const;

/** Metric alerts: `evaluationFrequency`; never longer than the window. Same reference. */
export const metricFrequencies = [minute, 5 * minute, 15 * minute, 30 * minute, hour] as const;

/** Log alerts: `windowSize`. https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-create-log-alert-rule */
export const logWindows = [
  minute,
  5 * minute,
  10 * minute,
  15 * minute,
  30 * minute,
  45 * minute,
  hour,
  2 * hour,
  3 * hour,
  4 * hour,
  5 * hour,
  6 * hour,
  day,
  2 * day,
] as const;

/** Log alerts: `evaluationFrequency`. Same reference. */
export const logFrequencies = logWindows.filter((seconds) => seconds <= day);

/** Log alerts evaluated every minute: longest window, and operators such a query must not use. Same reference. */
export const everyMinute = {
  frequency: minute,
  longestWindow: 6 * hour,
  forbidden: /(^|[|(\s])(search|take|limit)\s|\bunion\b/,
  slower: 5 * minute,
} as const;

/** Log alerts: `numberOfEvaluationPeriods` is 1 to 6, and window x periods is at most 48 hours. Same reference. */
export const logLookback = { periods: 6, longest: 2 * day } as const;

/** A stateful (auto-resolving) log alert is evaluated at least every 12 hours. https://learn.microsoft.com/azure/azure-monitor/service-limits */
export const statefulFrequency = 12 * hour;

/** Log alert rule properties together, in bytes. https://learn.microsoft.com/azure/azure-monitor/service-limits */
export const logRuleBytes = 64 * 1024;

/** Prometheus rule groups: evaluation interval. https://learn.microsoft.com/azure/azure-monitor/essentials/prometheus-rule-groups */
export const ruleGroupInterval = { shortest: minute, longest: 15 * minute } as const;

/** Alert processing rules: values of one filter. https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-processing-rules */
export const valuesPerFilter = 5;

/** Log Analytics, in days: beyond two years a table keeps one of these. https://learn.microsoft.com/azure/azure-monitor/logs/data-retention-configure */
export const totalRetentions = [1095, 1460, 1826, 2191, 2556, 2922, 3288, 3653, 4018, 4383] as const;

/** Standard web tests. https://learn.microsoft.com/azure/azure-monitor/app/availability-standard-tests */
export const webTestFrequencies = [300, 600, 900] as const;
export const webTestLeastLocations = 5;

/** Population tags of web test locations, nearest to Japan first. https://learn.microsoft.com/azure/azure-monitor/app/availability-standard-tests#location-population-tags */
export const webTestLocations = [
  "apac-jp-kaw-edge",
  "apac-hk-hkn-azr",
  "apac-sg-sin-azr",
  "emea-au-syd-edge",
  "us-ca-sjc-azr",
  "us-va-ash-azr",
  "us-tx-sn1-azr",
  "us-il-ch1-azr",
  "us-fl-mia-edge",
  "emea-nl-ams-azr",
  "emea-gb-db3-azr",
  "emea-ru-msa-edge",
  "emea-se-sto-edge",
  "emea-ch-zrh-edge",
  "emea-fr-pra-edge",
  "latam-br-gru-edge",
] as const;

const monitorLimits = "https://learn.microsoft.com/azure/azure-monitor/service-limits";

const learn = "https://learn.microsoft.com";
const names = `${learn}/azure/azure-resource-manager/management/resource-name-rules`;
const metricAlerts = `${learn}/rest/api/monitor/metric-alerts/create-or-update`;
const logAlerts = `${learn}/azure/azure-monitor/alerts/alerts-create-log-alert-rule`;
const webTests = `${learn}/azure/azure-monitor/app/availability-standard-tests`;
const retentions = `${learn}/azure/azure-monitor/logs/data-retention-configure`;

/** Durations in seconds as Azure Monitor writes them. */
function written(seconds: readonly number[]): string[] {
  return seconds.flatMap((value) => [
    ...(value % day === 0 ? [`P${value / day}D`] : []),
    ...(value % hour === 0 ? [`PT${value / hour}H`] : []),
    `PT${value / minute}M`,
  ]);
}

/** How a route with too many receivers of one kind is refused. */
const receivers = {
  measure: "entries",
  reference: monitorLimits,
  code: "AZURE-RECEIVERS",
  what: "an action group notifies only so many receivers of one kind",
  change: "split the route",
} as const;

/** What Azure Monitor accepts. Lengths in characters. */
export const limits = {
  ruleName: {
    value: 260,
    measure: "longest",
    reference: names,
    inputs: {
      [types.metricAlert]: "ruleName",
      [types.logAlert]: "ruleName",
      [types.activityLogAlert]: "activityLogAlertName",
      [types.ruleGroup]: "ruleGroupName",
    },
  },
  actionGroupName: {
    value: 260,
    measure: "longest",
    reference: names,
    inputs: { [types.actionGroup]: "actionGroupName" },
  },
  processingRuleName: {
    value: 260,
    measure: "longest",
    reference: names,
    inputs: { [types.processingRule]: "alertProcessingRuleName" },
  },
  webTestName: { value: 260, measure: "longest", reference: names, inputs: { [types.webTest]: "webTestName" } },
  savedSearchId: { value: 63, measure: "longest", reference: names, inputs: { [types.savedSearch]: "savedSearchId" } },
  metricDescription: {
    value: 2048,
    measure: "longest",
    reference: monitorLimits,
    inputs: { [types.metricAlert]: "description" },
  },
  logDescription: {
    value: 4096,
    measure: "longest",
    reference: monitorLimits,
    inputs: { [types.logAlert]: "description" },
  },
  activityDescription: {
    value: 2048,
    measure: "longest",
    reference: monitorLimits,
    inputs: { [types.activityLogAlert]: "description" },
  },
  metricSeverity: {
    least: 0,
    most: 4,
    multipleOf: 1,
    reference: metricAlerts,
    inputs: { [types.metricAlert]: "severity" },
  },
  metricFrequency: {
    accepted: written(metricFrequencies),
    reference: metricAlerts,
    inputs: { [types.metricAlert]: "evaluationFrequency" },
  },
  metricWindow: {
    accepted: written(metricWindows),
    reference: metricAlerts,
    inputs: { [types.metricAlert]: "windowSize" },
  },
  logFrequency: {
    accepted: written(logFrequencies),
    reference: logAlerts,
    inputs: { [types.logAlert]: "evaluationFrequency" },
  },
  logWindow: { accepted: written(logWindows), reference: logAlerts, inputs: { [types.logAlert]: "windowSize" } },
  logPeriods: {
    least: 1,
    most: logLookback.periods,
    multipleOf: 1,
    reference: logAlerts,
    inputs: { [types.logAlert]: "criteria.allOf[*].failingPeriods.numberOfEvaluationPeriods" },
  },
  rulesPerGroup: {
    value: 20,
    measure: "entries",
    reference: `${learn}/azure/azure-monitor/essentials/prometheus-rule-groups`,
    inputs: { [types.ruleGroup]: "rules" },
    code: "AZURE-RULES",
    what: "an Azure managed Prometheus rule group is full",
    change: "use fewer levels, or split the alert",
  },
  shortName: {
    value: 12,
    measure: "longest",
    reference: monitorLimits,
    inputs: { [types.actionGroup]: "groupShortName" },
  },
  emailReceivers: { value: 1000, inputs: { [types.actionGroup]: "emailReceivers" }, ...receivers },
  otherReceivers: {
    value: 10,
    inputs: { [types.actionGroup]: ["smsReceivers", "voiceReceivers", "webhookReceivers"] },
    ...receivers,
  },
  /** Days. */
  workspaceRetention: {
    least: 30,
    most: 730,
    unit: "day",
    reference: retentions,
    inputs: { [types.workspace]: "retentionInDays" },
    code: "AZURE-RETENTION",
    what: "a workspace keeps logs for at most two years; longer retention belongs to its tables",
    change: "write keep on the tables",
  },
  /** Days a query reaches. */
  analyticsRetention: {
    least: 4,
    most: 730,
    unit: "day",
    reference: retentions,
    inputs: { [types.table]: "retentionInDays" },
  },
  /** Days with the archive. */
  totalRetention: {
    least: 4,
    most: totalRetentions[9],
    unit: "day",
    reference: retentions,
    inputs: { [types.table]: "totalRetentionInDays" },
  },
  /** Seconds. */
  webTestFrequency: {
    accepted: webTestFrequencies,
    unit: "second",
    reference: webTests,
    inputs: { [types.webTest]: "frequency" },
  },
  webTestTimeout: {
    least: 1,
    most: 120,
    multipleOf: 1,
    unit: "second",
    reference: webTests,
    inputs: { [types.webTest]: "timeout" },
    code: "AZURE-TIMEOUT",
    what: "a web test waits whole seconds within its limits",
    change: "change timeout",
  },
} as const satisfies LimitTable;

/** Quotas a synthesis can use up, by what is counted. */
export const quotas = {
  metricAlerts: { name: "metric alert rules per subscription", allowed: 5000, reference: monitorLimits },
  logAlerts: { name: "log alert rules per subscription", allowed: 5000, reference: monitorLimits },
  minuteLogAlerts: { name: "log alert rules at 1-minute frequency", allowed: 100, reference: monitorLimits },
  activityLogAlerts: { name: "activity log alert rules per subscription", allowed: 100, reference: monitorLimits },
  processingRules: { name: "alert processing rules per subscription", allowed: 1000, reference: monitorLimits },
  actionGroups: {
    name: "action groups per resource group",
    allowed: 800,
    reference: "https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits",
  },
  ruleGroups: {
    name: "Prometheus rule groups per monitor workspace",
    allowed: 500,
    reference: "https://learn.microsoft.com/azure/azure-monitor/essentials/prometheus-rule-groups",
  },
  webTests: { name: "web tests per Application Insights component", allowed: 100, reference: monitorLimits },
  diagnosticSettings: { name: "diagnostic settings per resource", allowed: 5, reference: monitorLimits },
  customTables: { name: "custom tables per workspace", allowed: 500, reference: monitorLimits },
} as const;

/** Azure's severity numbers: 0 is the worst. */
export const severityNumbers = { outage: 0, critical: 1, warning: 2, info: 3 } as const;
