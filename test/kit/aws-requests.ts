import { aws } from "../../components/aws/provider";
import type { Composition } from "../../components/composition";
import { Foreseen, unknownValue } from "../../core/contracts";
import type { ResourceSpec } from "../../core/model";

/** How inputs of one type of resource become requests of Amazon's API. */
interface Mapping {
  /** `service.Operation`, as botocore names them; every input belongs to one of them. */
  readonly calls: readonly string[];
  /**
   * Inputs the request has elsewhere than under its own name: their path, without positions in lists, and the path in
   * the request; "" where the provider keeps an input to itself.
   */
  readonly rename?: Readonly<Record<string, string>>;
  /** Member of the request that holds the inputs it does not have itself. */
  readonly within?: string;
  /** Members the provider fills in by itself. */
  readonly given?: readonly string[];
}

/** One resource as the request that makes it. */
export interface AwsRequest extends Mapping {
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Marks what nobody can know before the update. */
  readonly unknown: string;
}

/** Inputs of the provider and of no request. */
const providers = { region: "", forceDestroy: "", skipDestroy: "" };

/** Types of resources whose requests are known here. */
export const mappings: Readonly<Record<string, Mapping>> = {
  "aws:accessanalyzer/analyzer:Analyzer": { calls: ["accessanalyzer.CreateAnalyzer"] },
  "aws:autoscaling/policy:Policy": { calls: ["autoscaling.PutScalingPolicy"], rename: { name: "PolicyName" } },
  "aws:autoscaling/schedule:Schedule": { calls: ["autoscaling.PutScheduledUpdateGroupAction"] },
  "aws:backup/framework:Framework": {
    calls: ["backup.CreateFramework"],
    rename: {
      name: "FrameworkName",
      controls: "FrameworkControls",
      tags: "FrameworkTags",
      "controls.name": "ControlName",
      "controls.inputParameters": "ControlInputParameters",
      "controls.inputParameters.name": "ParameterName",
      "controls.inputParameters.value": "ParameterValue",
      "controls.scope": "ControlScope",
    },
  },
  "aws:backup/plan:Plan": {
    calls: ["backup.CreateBackupPlan"],
    rename: {
      name: "BackupPlan.BackupPlanName",
      tags: "BackupPlanTags",
      "rules.completionWindow": "CompletionWindowMinutes",
      "rules.startWindow": "StartWindowMinutes",
      "rules.schedule": "ScheduleExpression",
      "rules.targetVaultName": "TargetBackupVaultName",
      "rules.lifecycle.deleteAfter": "DeleteAfterDays",
      "rules.lifecycle.coldStorageAfter": "MoveToColdStorageAfterDays",
      "rules.copyActions.destinationVaultArn": "DestinationBackupVaultArn",
      "rules.copyActions.lifecycle.deleteAfter": "DeleteAfterDays",
      "rules.copyActions.lifecycle.coldStorageAfter": "MoveToColdStorageAfterDays",
    },
    within: "BackupPlan",
  },
  "aws:backup/reportPlan:ReportPlan": {
    calls: ["backup.CreateReportPlan"],
    rename: { name: "ReportPlanName", tags: "ReportPlanTags" },
  },
  "aws:backup/restoreTestingPlan:RestoreTestingPlan": {
    calls: ["backup.CreateRestoreTestingPlan"],
    rename: { name: "RestoreTestingPlan.RestoreTestingPlanName" },
    within: "RestoreTestingPlan",
  },
  "aws:backup/restoreTestingSelection:RestoreTestingSelection": {
    calls: ["backup.CreateRestoreTestingSelection"],
    rename: { name: "RestoreTestingSelection.RestoreTestingSelectionName" },
    within: "RestoreTestingSelection",
  },
  "aws:backup/selection:Selection": {
    calls: ["backup.CreateBackupSelection"],
    rename: { name: "BackupSelection.SelectionName", planId: "BackupPlanId" },
    within: "BackupSelection",
  },
  "aws:backup/vault:Vault": {
    calls: ["backup.CreateBackupVault"],
    rename: { name: "BackupVaultName", kmsKeyArn: "EncryptionKeyArn", tags: "BackupVaultTags" },
  },
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": { calls: ["backup.PutBackupVaultLockConfiguration"] },
  "aws:backup/vaultPolicy:VaultPolicy": { calls: ["backup.PutBackupVaultAccessPolicy"] },
  "aws:budgets/budget:Budget": {
    calls: ["budgets.CreateBudget"],
    rename: {
      name: "Budget.BudgetName",
      limitAmount: "Budget.BudgetLimit.Amount",
      limitUnit: "Budget.BudgetLimit.Unit",
      tags: "ResourceTags",
      notifications: "NotificationsWithSubscribers",
      "notifications.comparisonOperator": "Notification.ComparisonOperator",
      "notifications.notificationType": "Notification.NotificationType",
      "notifications.threshold": "Notification.Threshold",
      "notifications.thresholdType": "Notification.ThresholdType",
      // The provider makes one list of subscribers, each with its kind, of the two.
      "notifications.subscriberSnsTopicArns": "",
      "notifications.subscriberEmailAddresses": "",
    },
    within: "Budget",
    given: ["AccountId", "Subscribers"],
  },
  "aws:cfg/rule:Rule": {
    calls: ["config.PutConfigRule"],
    rename: { name: "ConfigRule.ConfigRuleName" },
    within: "ConfigRule",
  },
  "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration": {
    calls: ["chatbot.CreateSlackChannelConfiguration"],
  },
  "aws:chatbot/teamsChannelConfiguration:TeamsChannelConfiguration": {
    calls: ["chatbot.CreateMicrosoftTeamsChannelConfiguration"],
  },
  "aws:cloudwatch/alarmMuteRule:AlarmMuteRule": { calls: ["cloudwatch.PutAlarmMuteRule"] },
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": { calls: ["cloudwatch.PutCompositeAlarm"] },
  "aws:cloudwatch/dashboard:Dashboard": { calls: ["cloudwatch.PutDashboard"] },
  "aws:cloudwatch/eventRule:EventRule": { calls: ["events.PutRule"] },
  "aws:cloudwatch/eventTarget:EventTarget": {
    calls: ["events.PutTargets"],
    rename: {
      targetId: "Targets.Id",
      arn: "Targets.Arn",
      inputTransformer: "Targets.InputTransformer",
      "inputTransformer.inputPaths": "InputPathsMap",
    },
  },
  "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy": {
    calls: ["logs.PutDataProtectionPolicy"],
    rename: { logGroupName: "logGroupIdentifier" },
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    calls: ["logs.CreateLogGroup", "logs.PutRetentionPolicy"],
    rename: { name: "logGroupName" },
  },
  "aws:cloudwatch/logIndexPolicy:LogIndexPolicy": {
    calls: ["logs.PutIndexPolicy"],
    rename: { logGroupName: "logGroupIdentifier" },
  },
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": {
    calls: ["logs.PutMetricFilter"],
    rename: {
      name: "filterName",
      pattern: "filterPattern",
      "metricTransformation.name": "metricName",
      "metricTransformation.namespace": "metricNamespace",
      "metricTransformation.value": "metricValue",
    },
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    calls: ["cloudwatch.PutMetricAlarm"],
    rename: {
      name: "AlarmName",
      metricQueries: "Metrics",
      "metricQueries.metric": "MetricStat",
      "metricQueries.metric.metricName": "Metric.MetricName",
      "metricQueries.metric.namespace": "Metric.Namespace",
      "metricQueries.metric.dimensions": "Metric.Dimensions",
    },
  },
  "aws:cloudwatch/queryDefinition:QueryDefinition": { calls: ["logs.PutQueryDefinition"] },
  "aws:codedeploy/deploymentGroup:DeploymentGroup": {
    calls: ["codedeploy.CreateDeploymentGroup"],
    rename: { appName: "applicationName" },
  },
  "aws:costexplorer/anomalyMonitor:AnomalyMonitor": {
    calls: ["ce.CreateAnomalyMonitor"],
    rename: { name: "AnomalyMonitor.MonitorName", tags: "ResourceTags" },
    within: "AnomalyMonitor",
  },
  "aws:costexplorer/anomalySubscription:AnomalySubscription": {
    calls: ["ce.CreateAnomalySubscription"],
    rename: {
      name: "AnomalySubscription.SubscriptionName",
      monitorArnLists: "AnomalySubscription.MonitorArnList",
      tags: "ResourceTags",
      "thresholdExpression.dimension": "Dimensions",
    },
    within: "AnomalySubscription",
  },
  "aws:ecs/taskDefinition:TaskDefinition": { calls: ["ecs.RegisterTaskDefinition"] },
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": { calls: ["iam.UpdateAccountPasswordPolicy"] },
  "aws:iam/groupPolicy:GroupPolicy": {
    calls: ["iam.PutGroupPolicy"],
    rename: { name: "PolicyName", group: "GroupName", policy: "PolicyDocument" },
  },
  "aws:iam/role:Role": {
    calls: ["iam.CreateRole"],
    rename: { name: "RoleName", assumeRolePolicy: "AssumeRolePolicyDocument" },
  },
  "aws:iam/rolePolicy:RolePolicy": {
    calls: ["iam.PutRolePolicy"],
    rename: { name: "PolicyName", role: "RoleName", policy: "PolicyDocument" },
  },
  "aws:inspector2/enabler:Enabler": { calls: ["inspector2.Enable"] },
  "aws:kms/key:Key": {
    calls: ["kms.CreateKey", "kms.ScheduleKeyDeletion"],
    rename: { deletionWindowInDays: "PendingWindowInDays", isEnabled: "", enableKeyRotation: "" },
    given: ["KeyId"],
  },
  "aws:rds/eventSubscription:EventSubscription": {
    calls: ["rds.CreateEventSubscription"],
    rename: { name: "SubscriptionName", snsTopic: "SnsTopicArn" },
  },
  "aws:rds/instance:Instance": {
    calls: ["rds.CreateDBInstance", "rds.ModifyDBInstance", "rds.DeleteDBInstance"],
    rename: {
      identifier: "DBInstanceIdentifier",
      instanceClass: "DBInstanceClass",
      username: "MasterUsername",
      backupWindow: "PreferredBackupWindow",
      maintenanceWindow: "PreferredMaintenanceWindow",
      parameterGroupName: "DBParameterGroupName",
      enabledCloudwatchLogsExports: "EnableCloudwatchLogsExports",
      iamDatabaseAuthenticationEnabled: "EnableIAMDatabaseAuthentication",
      performanceInsightsEnabled: "EnablePerformanceInsights",
      finalSnapshotIdentifier: "FinalDBSnapshotIdentifier",
    },
    // An instance that is there already has an engine.
    given: ["Engine"],
  },
  "aws:route53/healthCheck:HealthCheck": {
    calls: ["route53.CreateHealthCheck", "route53.ChangeTagsForResource"],
    rename: {
      tags: "AddTags",
      fqdn: "HealthCheckConfig.FullyQualifiedDomainName",
      invertHealthcheck: "HealthCheckConfig.Inverted",
    },
    within: "HealthCheckConfig",
    given: ["CallerReference", "ResourceId", "ResourceType"],
  },
  "aws:s3/bucket:Bucket": {
    calls: ["s3.CreateBucket", "s3.PutBucketTagging"],
    rename: { objectLockEnabled: "ObjectLockEnabledForBucket", tags: "Tagging.TagSet" },
    given: ["Tagging"],
  },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": {
    calls: ["s3.PutBucketLifecycleConfiguration"],
    within: "LifecycleConfiguration",
  },
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": {
    calls: ["s3.PutObjectLockConfiguration"],
    within: "ObjectLockConfiguration",
  },
  "aws:s3/bucketPolicy:BucketPolicy": { calls: ["s3.PutBucketPolicy"] },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
    calls: ["s3.PutPublicAccessBlock"],
    within: "PublicAccessBlockConfiguration",
  },
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": {
    calls: ["s3.PutBucketReplication"],
    rename: { "rules.destination.replicationTime.time": "Time" },
    within: "ReplicationConfiguration",
  },
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": {
    calls: ["s3.PutBucketEncryption"],
    within: "ServerSideEncryptionConfiguration",
  },
  "aws:s3/bucketVersioning:BucketVersioning": { calls: ["s3.PutBucketVersioning"] },
  "aws:scheduler/schedule:Schedule": { calls: ["scheduler.CreateSchedule"] },
  "aws:scheduler/scheduleGroup:ScheduleGroup": { calls: ["scheduler.CreateScheduleGroup"] },
  "aws:securityhub/account:Account": {
    calls: ["securityhub.EnableSecurityHub", "securityhub.UpdateSecurityHubConfiguration"],
  },
  "aws:sfn/stateMachine:StateMachine": { calls: ["stepfunctions.CreateStateMachine"] },
  "aws:sns/topic:Topic": { calls: ["sns.CreateTopic"], rename: { displayName: "Attributes.DisplayName" } },
  "aws:sns/topicPolicy:TopicPolicy": {
    calls: ["sns.SetTopicAttributes"],
    rename: { arn: "TopicArn", policy: "AttributeValue" },
    given: ["AttributeName"],
  },
  "aws:sns/topicSubscription:TopicSubscription": {
    calls: ["sns.Subscribe"],
    // Says that the provider need not wait for a person.
    rename: { topic: "TopicArn", endpointAutoConfirms: "" },
  },
  "aws:ssm/document:Document": { calls: ["ssm.CreateDocument"] },
  "aws:ssm/maintenanceWindow:MaintenanceWindow": {
    // A window that is off is made and then changed.
    calls: ["ssm.CreateMaintenanceWindow", "ssm.UpdateMaintenanceWindow"],
    given: ["WindowId", "AllowUnassociatedTargets"],
  },
  "aws:ssm/maintenanceWindowTarget:MaintenanceWindowTarget": { calls: ["ssm.RegisterTargetWithMaintenanceWindow"] },
  "aws:ssm/maintenanceWindowTask:MaintenanceWindowTask": {
    calls: ["ssm.RegisterTaskWithMaintenanceWindow"],
    rename: { "taskInvocationParameters.runCommandParameters": "RunCommand" },
  },
  "aws:ssm/patchBaseline:PatchBaseline": {
    calls: ["ssm.CreatePatchBaseline"],
    rename: {
      approvalRules: "ApprovalRules.PatchRules",
      "approvalRules.patchFilters": "PatchFilterGroup.PatchFilters",
    },
  },
  "aws:ssm/patchGroup:PatchGroup": { calls: ["ssm.RegisterPatchBaselineForPatchGroup"] },
};

/** Resources of AWS with their inputs as AWS will see them. */
export interface AwsResource {
  readonly name: string;
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Inputs of AWS resources with what other resources give filled in, as far as that is known beforehand. */
export function awsResources(declarations: readonly ResourceSpec[], { account, region, prefix }: Home): AwsResource[] {
  const foreseen = new Foreseen(declarations, aws.contracts, { account, region, subscription: "" });
  return declarations.map((each) => ({
    name: `${prefix}${each.key}`,
    type: each.type,
    inputs: foreseen.inputsOf(each),
  }));
}

interface Home {
  readonly account: string;
  readonly region: string;
  /** Goes before the key of every resource. */
  readonly prefix: string;
}

/** The AWS resources of a composition. */
export function composedAwsResources({ systems }: Composition): AwsResource[] {
  return systems.flatMap(({ plan, parts }) =>
    parts
      .filter(({ provider }) => provider.name === "aws")
      .flatMap(({ context, synthesis }) => {
        const { account = "", region = "" } = context.place.settings;
        return awsResources(synthesis.declarations, { account, region, prefix: `${plan.system.key}-` });
      }),
  );
}

/** The request of a resource; none for a type without a mapping. */
export function requestOf({ name, type, inputs }: AwsResource): AwsRequest[] {
  const mapping = mappings[type];
  if (!mapping) return [];
  return [{ ...mapping, name, rename: { ...providers, ...mapping.rename }, inputs, unknown: unknownValue }];
}

/** The identity and resource policies among the inputs of a resource, by name. */
export function policiesOf({
  name,
  type,
  inputs,
}: AwsResource): { readonly name: string; readonly document: string }[] {
  return Object.entries(inputs)
    .filter(([key]) => key === "policy" || (key === "assumeRolePolicy" && type === "aws:iam/role:Role"))
    .map(([key, document]) => ({ name: `${name}.${key}`, document: String(document) }));
}
