import type { ResourceContracts } from "../../../core/model";
import { typedLimits } from "../../kit/typed-limits";
import { backupContracts } from "./backup/contracts";
import { backupLimits } from "./backup/limits";
import { budgetContracts } from "./budgets/contracts";
import { budgetLimits } from "./budgets/limits";
import { limits } from "./common/limits";
import { tokens } from "./common/tokens";
import type { AwsArguments } from "./common/typed-inputs";
import { dashboardContracts } from "./dashboards/contracts";
import { dashboardLimits } from "./dashboards/tokens";
import { databaseContracts } from "./database/contracts";
import { databaseLimits } from "./database/limits";
import { deploymentContracts } from "./deployments/contracts";
import { deploymentLimits } from "./deployments/limits";
import { jobContracts } from "./jobs/contracts";
import { jobLimits } from "./jobs/limits";
import { scalingContracts, scalingLimits } from "./scaling/contracts";
import { scalingTokens } from "./scaling/tokens";
import { groupContracts } from "./schedules/schedule-groups";
import { schedulerContracts, schedulerLimits } from "./schedules/scheduler";
import { securityContracts } from "./security/contracts";
import { securityLimits } from "./security/limits";
import { windowContracts } from "./windows/contracts";
import { windowLimits } from "./windows/limits";

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

/** What AWS asks of each resource the provider declares, but for the limits. */
const declared: ResourceContracts = {
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
    references: actions.map((at) => toActions(`${at}[*]`)),
  },
  [tokens.compositeAlarm]: {
    required: ["alarmRule"],
    ...named("alarmName", arn("cloudwatch", "alarm:{input.alarmName}")),
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
    references: [toTopics("snsTopicArns[*]"), { at: "iamRoleArn", types: [tokens.role], output: "arn" }],
  },
  [tokens.teamsChannel]: {
    required: ["configurationName", "iamRoleArn", "channelId", "teamId", "tenantId"],
    identity: "{input.configurationName}",
    id: "arn:aws:chatbot::{account}:chat-configuration/microsoft-teams-channel/{input.configurationName}",
    outputs: { chatConfigurationArn: "{id}" },
    references: [toTopics("snsTopicArns[*]"), { at: "iamRoleArn", types: [tokens.role], output: "arn" }],
  },
  [tokens.role]: {
    required: ["assumeRolePolicy", "name"],
    identity: "{input.name}",
    id: "{input.name}",
    outputs: { arn: "arn:aws:iam::{account}:role/{input.name}" },
  },
  [tokens.rolePolicy]: {
    required: ["role", "policy", "name"],
    identity: "{input.role}:{input.name}",
    id: "{input.role}:{input.name}",
    references: [{ at: "role", types: [tokens.role], output: "name" }],
  },
  [tokens.logGroup]: {
    required: ["name"],
    ...named("name", arn("logs", "log-group:{input.name}")),
  },
  [tokens.metricFilter]: {
    required: ["logGroupName", "name", "metricTransformation.name", "metricTransformation.namespace"],
    identity: "{region} {input.logGroupName} {input.name}",
    id: "{input.name}",
    references: [toLogGroup("logGroupName")],
  },
  [tokens.query]: {
    required: ["name", "queryString"],
    identity: "{region} {input.name}",
    id: "{uuid}",
    outputs: { queryDefinitionId: "{uuid}" },
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
  },
  [tokens.eventRule]: {
    required: ["name", "eventPattern|scheduleExpression"],
    ...named("name", arn("events", "rule/{input.name}")),
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
    references: [toTopics("snsTopic")],
  },
};

/** Every limit of AWS. */
const awsLimits = [
  limits,
  backupLimits,
  budgetLimits,
  dashboardLimits,
  databaseLimits,
  deploymentLimits,
  jobLimits,
  scalingLimits,
  schedulerLimits,
  securityLimits,
  windowLimits,
] as const;

/** What AWS asks of each resource the provider declares. */
export const contracts: ResourceContracts = typedLimits<AwsArguments>()(declared, ...awsLimits);
