import type { LimitTable } from "../../../../core/model";
import { tokens } from "./tokens";

const docs = "https://docs.aws.amazon.com";
const provider = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources";
const putMetricAlarm = `${docs}/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html`;
const cloudWatchQuotas = `${docs}/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html`;
const logsQuotas = `${docs}/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html`;
const putMetricFilter = `${docs}/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html`;
const fieldIndex = `${docs}/AmazonCloudWatch/latest/logs/CloudWatchLogs-Field-Indexing-Syntax.html`;
const eventBridgeQuotas = `${docs}/eventbridge/latest/userguide/eb-quota.html`;
const putRule = `${docs}/eventbridge/latest/APIReference/API_PutRule.html`;
const route53 = `${docs}/Route53/latest/APIReference/API_HealthCheckConfig.html`;
const iamQuotas = `${docs}/IAM/latest/UserGuide/reference_iam-quotas.html`;

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

const actions = ["alarmActions", "okActions", "insufficientDataActions"] as const;

/**
 * What AWS and its provider accept, whichever is less. Lengths in bytes of UTF-8: the provider counts those where AWS
 * counts characters, and there are never fewer of them. Times in seconds.
 */
export const limits = {
  alarmName: {
    value: 255,
    measure: "bytes",
    reference: putMetricAlarm,
    inputs: { [tokens.metricAlarm]: "name", [tokens.compositeAlarm]: "alarmName", [tokens.query]: "name" },
  },
  alarmDescription: {
    value: 1024,
    measure: "bytes",
    reference: putMetricAlarm,
    inputs: { [tokens.metricAlarm]: "alarmDescription", [tokens.compositeAlarm]: "alarmDescription" },
  },
  actionsPerAlarm: {
    value: 5,
    measure: "entries",
    reference: cloudWatchQuotas,
    inputs: { [tokens.metricAlarm]: actions, [tokens.compositeAlarm]: actions },
    change: "notify fewer places at this level",
  },
  alarmPeriod: {
    multipleOf: 60,
    besides: shortPeriods,
    unit: "second",
    reference: putMetricAlarm,
    inputs: { [tokens.metricAlarm]: ["period", "metricQueries[*].metric.period"] },
  },
  missingData: {
    accepted: ["breaching", "notBreaching", "ignore", "missing"],
    reference: putMetricAlarm,
    inputs: { [tokens.metricAlarm]: "treatMissingData" },
  },
  /** Period x periods of an alarm whose period is below an hour. */
  shortEvaluation: { value: 86_400, unit: "second", reference: putMetricAlarm, code: "AWS-EVALUATION-RANGE" },
  /** Period x periods of an alarm whose period is an hour or more. */
  longEvaluation: { value: 604_800, unit: "second", reference: putMetricAlarm, code: "AWS-EVALUATION-RANGE" },
  metricsPerAlarm: {
    value: 10,
    measure: "times",
    reference: cloudWatchQuotas,
    inputs: { [tokens.metricAlarm]: "metricQueries[*].metric" },
    code: "AWS-METRICS",
    what: "an alarm on metric math takes only so many metrics",
    change: "measure with fewer metrics",
  },
  /** CloudWatch takes 2048. */
  mathExpression: {
    value: 1024,
    measure: "bytes",
    reference: `${provider}/cloudwatch_metric_alarm`,
    inputs: { [tokens.metricAlarm]: "metricQueries[*].expression" },
    code: "AWS-EXPRESSION-LENGTH",
    what: "the metric math is too long",
    change: "shorten the expression of the measurement",
  },
  compositeRule: {
    value: 10_240,
    measure: "bytes",
    reference: `${docs}/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html`,
    inputs: { [tokens.compositeAlarm]: "alarmRule" },
  },
  /** All inline policies of a role together, without white space. */
  rolePolicy: { value: 10_240, measure: "bytes", reference: iamQuotas, inputs: { [tokens.rolePolicy]: "policy" } },
  eventPattern: {
    value: 2048,
    measure: "bytes",
    reference: eventBridgeQuotas,
    inputs: { [tokens.eventRule]: "eventPattern" },
    change: "watch fewer things with one event",
  },
  dimensionsPerMetric: {
    value: 30,
    measure: "entries",
    reference: `${docs}/AmazonCloudWatch/latest/APIReference/API_Metric.html`,
    inputs: { [tokens.metricAlarm]: ["dimensions", "metricQueries[*].metric.dimensions"] },
    code: "AWS-DIMENSIONS",
    what: "a metric takes only so many dimensions",
    change: "measure with fewer dimensions",
  },
  alarmsPerRegion: { value: 5000, reference: cloudWatchQuotas, code: "AWS-QUOTA" },
  topicName: {
    value: 256,
    measure: "bytes",
    reference: `${docs}/sns/latest/api/API_CreateTopic.html`,
    inputs: { [tokens.topic]: "name" },
  },
  topicDisplayName: {
    value: 100,
    measure: "bytes",
    reference: `${docs}/sns/latest/api/API_SetTopicAttributes.html`,
    inputs: { [tokens.topic]: "displayName" },
  },
  chatConfigurationName: {
    value: 128,
    measure: "bytes",
    reference: `${docs}/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html`,
    inputs: { [tokens.slackChannel]: "configurationName", [tokens.teamsChannel]: "configurationName" },
  },
  roleName: { value: 64, measure: "bytes", reference: iamQuotas, inputs: { [tokens.role]: "name" } },
  scheduleName: {
    value: 64,
    measure: "bytes",
    reference: `${docs}/scheduler/latest/APIReference/API_CreateSchedule.html`,
    inputs: { [tokens.schedule]: "name", [tokens.scheduleGroup]: "name" },
  },
  machineName: {
    value: 80,
    measure: "bytes",
    reference: `${docs}/step-functions/latest/apireference/API_CreateStateMachine.html`,
    inputs: { [tokens.stateMachine]: "name" },
  },
  logGroupName: {
    value: 512,
    form: { pattern: /^[\w./#-]{1,512}$/, words: "1 to 512 of letters, digits, and . - _ / #" },
    reference: `${docs}/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html`,
    inputs: { [tokens.logGroup]: "name" },
    code: "AWS-LOG-GROUP-NAME",
    what: "no name for a log group",
    change: "change name",
  },
  logRetention: {
    accepted: retentionDays,
    unit: "day",
    reference: `${docs}/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html`,
    inputs: { [tokens.logGroup]: "retentionInDays" },
    code: "AWS-RETENTION",
    what: "CloudWatch Logs does not keep records for such a time",
    change: "keep them in an aws.s3.bucket store for longer",
  },
  metricFiltersPerLogGroup: { value: 100, reference: putMetricFilter, code: "AWS-QUOTA" },
  metricFilterName: {
    value: 512,
    measure: "bytes",
    reference: putMetricFilter,
    inputs: { [tokens.metricFilter]: "name" },
  },
  filterPattern: {
    value: 1024,
    measure: "bytes",
    reference: putMetricFilter,
    inputs: { [tokens.metricFilter]: "pattern" },
    code: "AWS-FILTER-LENGTH",
    what: "the filter pattern is too long",
    change: "use fewer or shorter conditions",
  },
  filterDimensions: {
    value: 3,
    measure: "entries",
    reference: logsQuotas,
    inputs: { [tokens.metricFilter]: "metricTransformation.dimensions" },
    code: "AWS-FILTER-DIMENSIONS",
    what: "a metric filter splits by only so many fields",
    change: "split by fewer fields",
  },
  indexedFields: { value: 20, reference: fieldIndex, code: "AWS-INDEX" },
  indexedFieldName: { value: 100, reference: fieldIndex, code: "AWS-INDEX" },
  queryText: {
    value: 10_000,
    measure: "longest",
    reference: `${docs}/AmazonCloudWatchLogs/latest/APIReference/API_PutQueryDefinition.html`,
    inputs: { [tokens.query]: "queryString" },
    code: "AWS-QUERY-LENGTH",
    what: "the query is too long",
    change: "shorten it",
  },
  queryRows: {
    value: 10_000,
    reference: `${docs}/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Limit.html`,
    code: "AWS-QUERY-LIMIT",
  },
  queriesPerRegion: { value: 1000, reference: logsQuotas, code: "AWS-QUOTA" },
  ruleName: { value: 64, measure: "bytes", reference: putRule, inputs: { [tokens.eventRule]: "name" } },
  ruleDescription: { value: 512, measure: "bytes", reference: putRule, inputs: { [tokens.eventRule]: "description" } },
  rulesPerBus: { value: 300, reference: eventBridgeQuotas, code: "AWS-QUOTA" },
  databaseSubscriptions: {
    value: 20,
    reference: `${docs}/AmazonRDS/latest/UserGuide/CHAP_Limits.html`,
    code: "AWS-QUOTA",
  },
  databaseSubscriptionName: {
    value: 255,
    measure: "bytes",
    reference: `${docs}/AmazonRDS/latest/APIReference/API_CreateEventSubscription.html`,
    inputs: { [tokens.databaseEvents]: "name" },
  },
  healthChecks: {
    value: 200,
    reference: `${docs}/Route53/latest/DeveloperGuide/DNSLimitations.html`,
    code: "AWS-QUOTA",
  },
  probeInterval: {
    accepted: probeIntervals,
    unit: "second",
    reference: route53,
    inputs: { [tokens.healthCheck]: "requestInterval" },
    code: "AWS-PROBE-INTERVAL",
    what: "Route 53 does not probe that often",
    change: "change every",
  },
  probeRegion: {
    accepted: probeRegions,
    reference: route53,
    inputs: { [tokens.healthCheck]: "regions[*]" },
  },
  probePath: {
    value: 255,
    measure: "bytes",
    reference: route53,
    inputs: { [tokens.healthCheck]: "resourcePath" },
    code: "AWS-PROBE-PATH",
    what: "the path is too long",
    change: "probe a shorter path",
  },
  probeText: {
    value: 255,
    measure: "bytes",
    reference: route53,
    inputs: { [tokens.healthCheck]: "searchString" },
    code: "AWS-PROBE-TEXT",
    what: "the expected text is too long",
    change: "expect a shorter text",
  },
  probeFailures: {
    least: 1,
    most: 10,
    multipleOf: 1,
    reference: route53,
    inputs: { [tokens.healthCheck]: "failureThreshold" },
    code: "AWS-PROBE-FAILURES",
    what: "failureThreshold is the number of failed checks in a row that means down",
    change: "change failureThreshold",
  },
  bucketName: {
    value: 63,
    form: {
      pattern: /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
      words: "3 to 63 of small letters, digits, - and .",
    },
    reference: `${docs}/AmazonS3/latest/userguide/bucketnamingrules.html`,
    inputs: { [tokens.bucket]: "bucket" },
    code: "AWS-BUCKET-NAME",
    what: "no name for a bucket",
    change: "change name",
  },
} as const satisfies LimitTable;

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
