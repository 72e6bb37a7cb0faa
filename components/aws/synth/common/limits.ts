/** A platform limit and where the platform states it. */
export interface Limit {
  readonly value: number;
  readonly reference: string;
}

const docs = "https://docs.aws.amazon.com";
const provider = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources";
const putMetricAlarm = `${docs}/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html`;
const cloudWatchQuotas = `${docs}/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html`;
const logsQuotas = `${docs}/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html`;
const putMetricFilter = `${docs}/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html`;
const fieldIndex = `${docs}/AmazonCloudWatch/latest/logs/CloudWatchLogs-Field-Indexing-Syntax.html`;
const eventBridgeQuotas = `${docs}/eventbridge/latest/userguide/eb-quota.html`;
const route53 = `${docs}/Route53/latest/APIReference/API_HealthCheckConfig.html`;

/**
 * What AWS and its provider accept, whichever is less. Lengths in bytes of UTF-8: the provider counts those where AWS
 * counts characters, and there are never fewer of them. Times in seconds.
 */
export const limits = {
  alarmName: { value: 255, reference: putMetricAlarm },
  alarmDescription: { value: 1024, reference: putMetricAlarm },
  actionsPerAlarm: { value: 5, reference: cloudWatchQuotas },
  /** Period x periods of an alarm whose period is below an hour. */
  shortEvaluation: { value: 86_400, reference: putMetricAlarm },
  /** Period x periods of an alarm whose period is an hour or more. */
  longEvaluation: { value: 604_800, reference: putMetricAlarm },
  metricsPerAlarm: { value: 10, reference: cloudWatchQuotas },
  /** CloudWatch takes 2048. */
  mathExpression: { value: 1024, reference: `${provider}/cloudwatch_metric_alarm` },
  compositeRule: {
    value: 10_240,
    reference: `${docs}/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html`,
  },
  /** All inline policies of a role together, without white space. */
  rolePolicy: { value: 10_240, reference: `${docs}/IAM/latest/UserGuide/reference_iam-quotas.html` },
  eventPattern: { value: 2048, reference: eventBridgeQuotas },
  dimensionsPerMetric: { value: 30, reference: `${docs}/AmazonCloudWatch/latest/APIReference/API_Metric.html` },
  alarmsPerRegion: { value: 5000, reference: cloudWatchQuotas },
  topicName: { value: 256, reference: `${docs}/sns/latest/api/API_CreateTopic.html` },
  topicDisplayName: { value: 100, reference: `${docs}/sns/latest/api/API_SetTopicAttributes.html` },
  chatConfigurationName: {
    value: 128,
    reference: `${docs}/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html`,
  },
  roleName: { value: 64, reference: `${docs}/IAM/latest/UserGuide/reference_iam-quotas.html` },
  scheduleName: { value: 64, reference: `${docs}/scheduler/latest/APIReference/API_CreateSchedule.html` },
  machineName: { value: 80, reference: `${docs}/step-functions/latest/apireference/API_CreateStateMachine.html` },
  logGroupName: { value: 512, reference: `${docs}/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html` },
  metricFiltersPerLogGroup: { value: 100, reference: putMetricFilter },
  metricFilterName: { value: 512, reference: putMetricFilter },
  filterPattern: { value: 1024, reference: putMetricFilter },
  filterDimensions: { value: 3, reference: logsQuotas },
  indexedFields: { value: 20, reference: fieldIndex },
  indexedFieldName: { value: 100, reference: fieldIndex },
  queryText: {
    value: 10_000,
    reference: `${docs}/AmazonCloudWatchLogs/latest/APIReference/API_PutQueryDefinition.html`,
  },
  queryRows: { value: 10_000, reference: `${docs}/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Limit.html` },
  queriesPerRegion: { value: 1000, reference: logsQuotas },
  ruleName: { value: 64, reference: `${docs}/eventbridge/latest/APIReference/API_PutRule.html` },
  ruleDescription: { value: 512, reference: `${docs}/eventbridge/latest/APIReference/API_PutRule.html` },
  rulesPerBus: { value: 300, reference: eventBridgeQuotas },
  databaseSubscriptions: { value: 20, reference: `${docs}/AmazonRDS/latest/UserGuide/CHAP_Limits.html` },
  databaseSubscriptionName: {
    value: 255,
    reference: `${docs}/AmazonRDS/latest/APIReference/API_CreateEventSubscription.html`,
  },
  healthChecks: { value: 200, reference: `${docs}/Route53/latest/DeveloperGuide/DNSLimitations.html` },
  probePath: { value: 255, reference: route53 },
  probeText: { value: 255, reference: route53 },
  bucketName: { value: 63, reference: `${docs}/AmazonS3/latest/userguide/bucketnamingrules.html` },
} as const satisfies Record<string, Limit>;

/** Days CloudWatch Logs keeps records; anything else is refused. */
export const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

/** Periods below a minute, for high-resolution metrics only; above, multiples of 60 s. */
export const shortPeriods = [10, 20, 30] as const;

/** Intervals of a Route 53 health check, in seconds. */
export const probeIntervals = [10, 30] as const;

/** Where Route 53 checks from; at least three of them. https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html */
export const probeRegions = [
  "ap-northeast-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "eu-west-1",
  "sa-east-1",
  "us-east-1",
  "us-west-1",
  "us-west-2",
] as const;
export const fewestProbeRegions = 3;

/** The regions in which the chat service (AWS Chatbot, now Amazon Q Developer) has an endpoint; topics may be anywhere. */
export const chatRegions = ["ap-southeast-1", "eu-west-1", "us-east-2", "us-west-2"] as const;

/** Event categories of a DB instance. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html */
export const databaseCategories = [
  "availability",
  "backup",
  "configuration change",
  "creation",
  "deletion",
  "failover",
  "failure",
  "low storage",
  "maintenance",
  "notification",
  "read replica",
  "recovery",
  "restoration",
  "security",
  "security patching",
] as const;

/** States a backup job ends in. https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html */
export const backupStates = ["ABORTED", "COMPLETED", "EXPIRED", "FAILED", "PARTIAL"] as const;

/** States a restore job ends in. Same reference. */
export const restoreStates = ["ABORTED", "COMPLETED", "FAILED"] as const;

/** Severities of Amazon Inspector, worst first. */
export const inspectorSeverities = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFORMATIONAL"] as const;

/** Units of a custom metric, by the way people write them. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html */
export const metricUnits: Readonly<Record<string, string>> = {
  count: "Count",
  none: "None",
  percent: "Percent",
  "%": "Percent",
  second: "Seconds",
  seconds: "Seconds",
  s: "Seconds",
  millisecond: "Milliseconds",
  milliseconds: "Milliseconds",
  ms: "Milliseconds",
  byte: "Bytes",
  bytes: "Bytes",
};
