import type { ResourceContracts } from "../../../core/model";
import { backupContracts } from "./backup/contracts";
import { budgetContracts } from "./budgets/contracts";
import { limits, probeIntervals, probeRegions, retentionDays, shortPeriods } from "./common/limits";
import { tokens } from "./common/tokens";
import { dashboardContracts } from "./dashboards/contracts";
import { databaseContracts } from "./database/contracts";
import { deploymentContracts } from "./deployments/contracts";
import { jobContracts } from "./jobs/contracts";
import { scalingContracts } from "./scaling/contracts";
import { scalingTokens } from "./scaling/tokens";
import { groupContracts } from "./schedules/schedule-groups";
import { schedulerContracts } from "./schedules/scheduler";
import { securityContracts } from "./security/contracts";
import { windowContracts } from "./windows/contracts";

const arn = (service: string, resource: string) => `arn:aws:${service}:{region}:{account}:${resource}`;
/** Objects whose names are unique in one region; the id is the name. */
const named = (name: string, arnTemplate: string) => ({
  identity: `{region} {input.${name}}`,
  id: `{input.${name}}`,
  outputs: { arn: arnTemplate },
});
const toTopics = (at: string) => ({ at, types: [tokens.topic], output: "arn" });
/** Log groups AWS services make themselves are named `/aws/...`. */
const toLogGroup = (at: string) => ({ at, types: [tokens.logGroup], output: "name", given: /^\/aws\// });
const toBucket = { at: "bucket", types: [tokens.bucket], output: "bucket" };
const bucketPart = { required: ["bucket"], identity: "{input.bucket}", id: "{input.bucket}", references: [toBucket] };
/** An alarm tells a topic or scales a group. */
const toActions = (at: string) => ({ at, types: [tokens.topic, scalingTokens.policy], output: "arn" });
const actions = ["alarmActions", "okActions", "insufficientDataActions"];

/** What AWS asks of each resource this dialect declares: the API references are those of `limits`. */
export const contracts: ResourceContracts = {
  ...backupContracts,
  ...databaseContracts,
  ...budgetContracts,
  ...jobContracts,
  ...dashboardContracts,
  ...deploymentContracts,
  ...windowContracts,
  ...scalingContracts,
  ...securityContracts,
  ...schedulerContracts,
  ...groupContracts,
  [tokens.metricAlarm]: {
    required: ["comparisonOperator", "evaluationPeriods", "threshold|thresholdMetricId", "metricName|metricQueries"],
    ...named("name", arn("cloudwatch", "alarm:{input.name}")),
    limits: [
      { at: "name", bytes: limits.alarmName.value },
      { at: "alarmDescription", bytes: limits.alarmDescription.value },
      { at: "metricQueries", entries: limits.metricsPerAlarm.value },
      { at: "metricQueries[*].expression", bytes: limits.mathExpression.value },
      { at: "period", multipleOf: 60, besides: shortPeriods },
      { at: "metricQueries[*].metric.period", multipleOf: 60, besides: shortPeriods },
      { at: "treatMissingData", accepted: ["breaching", "notBreaching", "ignore", "missing"] },
      ...actions.map((at) => ({ at, entries: limits.actionsPerAlarm.value })),
    ],
    references: actions.map((at) => toActions(`${at}[*]`)),
  },
  [tokens.compositeAlarm]: {
    required: ["alarmRule"],
    ...named("alarmName", arn("cloudwatch", "alarm:{input.alarmName}")),
    limits: [
      { at: "alarmName", bytes: limits.alarmName.value },
      { at: "alarmRule", bytes: limits.compositeRule.value },
      { at: "alarmDescription", bytes: limits.alarmDescription.value },
      ...actions.map((at) => ({ at, entries: limits.actionsPerAlarm.value })),
    ],
    references: [
      ...actions.map((at) => toTopics(`${at}[*]`)),
      { at: "alarmRule", types: [tokens.metricAlarm], output: "name", match: /ALARM\("([^"]+)"\)/ },
    ],
  },
  [tokens.topic]: {
    required: ["name"],
    identity: "{region} {input.name}",
    id: arn("sns", "{input.name}"),
    outputs: { arn: "{id}" },
    limits: [
      { at: "name", bytes: limits.topicName.value },
      { at: "displayName", bytes: limits.topicDisplayName.value },
    ],
  },
  [tokens.topicPolicy]: {
    required: ["arn", "policy"],
    identity: "{input.arn}",
    id: "{input.arn}",
    references: [toTopics("arn")],
  },
  [tokens.subscription]: {
    required: ["topic", "protocol", "endpoint"],
    fixed: ["topic", "protocol", "endpoint"],
    id: "{input.topic}:{uuid}",
    outputs: { arn: "{input.topic}:{uuid}" },
    references: [toTopics("topic")],
  },
  [tokens.slackChannel]: {
    required: ["configurationName", "iamRoleArn", "slackChannelId", "slackTeamId"],
    identity: "{input.configurationName}",
    id: "arn:aws:chatbot::{account}:chat-configuration/slack-channel/{input.configurationName}",
    outputs: { chatConfigurationArn: "{id}" },
    limits: [{ at: "configurationName", bytes: limits.chatConfigurationName.value }],
    references: [toTopics("snsTopicArns[*]"), { at: "iamRoleArn", types: [tokens.role], output: "arn" }],
  },
  [tokens.teamsChannel]: {
    required: ["configurationName", "iamRoleArn", "channelId", "teamId", "tenantId"],
    identity: "{input.configurationName}",
    id: "arn:aws:chatbot::{account}:chat-configuration/microsoft-teams-channel/{input.configurationName}",
    outputs: { chatConfigurationArn: "{id}" },
    limits: [{ at: "configurationName", bytes: limits.chatConfigurationName.value }],
    references: [toTopics("snsTopicArns[*]"), { at: "iamRoleArn", types: [tokens.role], output: "arn" }],
  },
  [tokens.role]: {
    required: ["assumeRolePolicy", "name"],
    identity: "{input.name}",
    id: "{input.name}",
    outputs: { arn: "arn:aws:iam::{account}:role/{input.name}" },
    limits: [{ at: "name", bytes: limits.roleName.value }],
  },
  [tokens.rolePolicy]: {
    required: ["role", "policy", "name"],
    identity: "{input.role}:{input.name}",
    id: "{input.role}:{input.name}",
    limits: [{ at: "policy", bytes: limits.rolePolicy.value }],
    references: [{ at: "role", types: [tokens.role], output: "name" }],
  },
  [tokens.logGroup]: {
    required: ["name"],
    ...named("name", arn("logs", "log-group:{input.name}")),
    limits: [
      { at: "name", bytes: limits.logGroupName.value },
      { at: "retentionInDays", accepted: [0, ...retentionDays] },
    ],
  },
  [tokens.metricFilter]: {
    required: ["logGroupName", "name", "metricTransformation.name", "metricTransformation.namespace"],
    identity: "{region} {input.logGroupName} {input.name}",
    id: "{input.name}",
    limits: [
      { at: "name", bytes: limits.metricFilterName.value },
      { at: "pattern", bytes: limits.filterPattern.value },
    ],
    references: [toLogGroup("logGroupName")],
  },
  [tokens.query]: {
    required: ["name", "queryString"],
    identity: "{region} {input.name}",
    id: "{uuid}",
    outputs: { queryDefinitionId: "{uuid}" },
    limits: [{ at: "queryString", bytes: limits.queryText.value }],
    references: [toLogGroup("logGroupNames[*]")],
  },
  [tokens.logIndex]: {
    required: ["logGroupName", "policyDocument"],
    identity: "{region} {input.logGroupName}",
    id: "{input.logGroupName}",
    references: [toLogGroup("logGroupName")],
  },
  [tokens.logMask]: {
    required: ["logGroupName", "policyDocument"],
    identity: "{region} {input.logGroupName}",
    id: "{input.logGroupName}",
    references: [toLogGroup("logGroupName")],
  },
  [tokens.bucket]: {
    required: ["bucket"],
    identity: "{input.bucket}",
    fixed: ["objectLockEnabled"],
    id: "{input.bucket}",
    outputs: { arn: "arn:aws:s3:::{input.bucket}" },
    limits: [{ at: "bucket", bytes: limits.bucketName.value }],
  },
  [tokens.bucketLifecycle]: bucketPart,
  [tokens.bucketLock]: bucketPart,
  [tokens.bucketPolicy]: bucketPart,
  [tokens.bucketAccess]: bucketPart,
  [tokens.bucketEncryption]: bucketPart,
  [tokens.bucketVersioning]: bucketPart,
  [tokens.healthCheck]: {
    required: ["type", "fqdn|ipAddress|childHealthchecks"],
    fixed: ["type", "requestInterval"],
    id: "{uuid}",
    outputs: { arn: "arn:aws:route53:::healthcheck/{uuid}" },
    limits: [
      { at: "requestInterval", accepted: probeIntervals },
      { at: "regions[*]", accepted: probeRegions },
      { at: "resourcePath", bytes: limits.probePath.value },
      { at: "searchString", bytes: limits.probeText.value },
      { at: "failureThreshold", least: 1, most: 10 },
    ],
  },
  [tokens.eventRule]: {
    required: ["name", "eventPattern|scheduleExpression"],
    ...named("name", arn("events", "rule/{input.name}")),
    limits: [
      { at: "name", bytes: limits.ruleName.value },
      { at: "description", bytes: limits.ruleDescription.value },
      { at: "eventPattern", bytes: limits.eventPattern.value },
    ],
  },
  [tokens.eventTarget]: {
    required: ["arn", "rule"],
    identity: "{region} {input.rule} {input.targetId}",
    id: "{input.rule}-{input.targetId}",
    references: [toTopics("arn"), { at: "rule", types: [tokens.eventRule], output: "name" }],
  },
  [tokens.databaseEvents]: {
    required: ["snsTopic"],
    ...named("name", arn("rds", "es:{input.name}")),
    limits: [{ at: "name", bytes: limits.databaseSubscriptionName.value }],
    references: [toTopics("snsTopic")],
  },
};
