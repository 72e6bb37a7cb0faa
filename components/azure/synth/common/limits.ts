/** What Azure Monitor accepts. Durations are seconds. */

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

/** Characters of a description. https://learn.microsoft.com/azure/azure-monitor/service-limits */
export const descriptionLength = { metric: 2048, log: 4096, other: 2048 } as const;

/** Prometheus rule groups: evaluation interval. https://learn.microsoft.com/azure/azure-monitor/essentials/prometheus-rule-groups */
export const ruleGroupInterval = { shortest: minute, longest: 15 * minute } as const;

/** Rules in one Prometheus rule group. Same reference. */
export const rulesPerGroup = 20;

/** Action groups: characters of the short name, receivers of one kind. https://learn.microsoft.com/azure/azure-monitor/service-limits */
export const shortNameLength = 12;
export const receiversPerGroup = { email: 1000, sms: 10, voice: 10, webhook: 10 } as const;

/** Alert processing rules: values of one filter. https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-processing-rules */
export const valuesPerFilter = 5;

/** Characters of a resource name. https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
export const nameLength = { alert: 260, actionGroup: 260, processingRule: 260, webTest: 260, savedSearch: 63 } as const;

/** Log Analytics, in days. https://learn.microsoft.com/azure/azure-monitor/logs/data-retention-configure */
export const workspaceRetention = { shortest: 30, longest: 730 } as const;
export const analyticsRetention = { shortest: 4, longest: 730 } as const;
export const totalRetentions = [1095, 1460, 1826, 2191, 2556, 2922, 3288, 3653, 4018, 4383] as const;

/** Standard web tests. https://learn.microsoft.com/azure/azure-monitor/app/availability-standard-tests */
export const webTestFrequencies = [300, 600, 900] as const;
export const webTestTimeout = { shortest: 1, longest: 120 } as const;
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
