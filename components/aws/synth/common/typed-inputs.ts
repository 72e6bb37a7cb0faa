import { type PlainInputs, typedSpecs } from "../../../kit/typed-inputs";

/** Type token to the arguments of its SDK class. Types only: nothing of the SDK is loaded. */
export interface AwsArguments {
  "aws:accessanalyzer/analyzer:Analyzer": import("@pulumi/aws/accessanalyzer/analyzer").AnalyzerArgs;
  "aws:autoscaling/policy:Policy": import("@pulumi/aws/autoscaling/policy").PolicyArgs;
  "aws:autoscaling/schedule:Schedule": import("@pulumi/aws/autoscaling/schedule").ScheduleArgs;
  "aws:backup/framework:Framework": import("@pulumi/aws/backup/framework").FrameworkArgs;
  "aws:backup/plan:Plan": import("@pulumi/aws/backup/plan").PlanArgs;
  "aws:backup/reportPlan:ReportPlan": import("@pulumi/aws/backup/reportPlan").ReportPlanArgs;
  "aws:backup/restoreTestingPlan:RestoreTestingPlan": import("@pulumi/aws/backup/restoreTestingPlan").RestoreTestingPlanArgs;
  "aws:backup/restoreTestingSelection:RestoreTestingSelection": import("@pulumi/aws/backup/restoreTestingSelection").RestoreTestingSelectionArgs;
  "aws:backup/selection:Selection": import("@pulumi/aws/backup/selection").SelectionArgs;
  "aws:backup/vault:Vault": import("@pulumi/aws/backup/vault").VaultArgs;
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": import("@pulumi/aws/backup/vaultLockConfiguration").VaultLockConfigurationArgs;
  "aws:backup/vaultPolicy:VaultPolicy": import("@pulumi/aws/backup/vaultPolicy").VaultPolicyArgs;
  "aws:budgets/budget:Budget": import("@pulumi/aws/budgets/budget").BudgetArgs;
  "aws:cfg/rule:Rule": import("@pulumi/aws/cfg/rule").RuleArgs;
  "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration": import("@pulumi/aws/chatbot/slackChannelConfiguration").SlackChannelConfigurationArgs;
  "aws:chatbot/teamsChannelConfiguration:TeamsChannelConfiguration": import("@pulumi/aws/chatbot/teamsChannelConfiguration").TeamsChannelConfigurationArgs;
  "aws:cloudwatch/alarmMuteRule:AlarmMuteRule": import("@pulumi/aws/cloudwatch/alarmMuteRule").AlarmMuteRuleArgs;
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": import("@pulumi/aws/cloudwatch/compositeAlarm").CompositeAlarmArgs;
  "aws:cloudwatch/dashboard:Dashboard": import("@pulumi/aws/cloudwatch/dashboard").DashboardArgs;
  "aws:cloudwatch/eventRule:EventRule": import("@pulumi/aws/cloudwatch/eventRule").EventRuleArgs;
  "aws:cloudwatch/eventTarget:EventTarget": import("@pulumi/aws/cloudwatch/eventTarget").EventTargetArgs;
  "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy": import("@pulumi/aws/cloudwatch/logDataProtectionPolicy").LogDataProtectionPolicyArgs;
  "aws:cloudwatch/logGroup:LogGroup": import("@pulumi/aws/cloudwatch/logGroup").LogGroupArgs;
  "aws:cloudwatch/logIndexPolicy:LogIndexPolicy": import("@pulumi/aws/cloudwatch/logIndexPolicy").LogIndexPolicyArgs;
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": import("@pulumi/aws/cloudwatch/logMetricFilter").LogMetricFilterArgs;
  "aws:cloudwatch/metricAlarm:MetricAlarm": import("@pulumi/aws/cloudwatch/metricAlarm").MetricAlarmArgs;
  "aws:cloudwatch/queryDefinition:QueryDefinition": import("@pulumi/aws/cloudwatch/queryDefinition").QueryDefinitionArgs;
  "aws:codedeploy/deploymentGroup:DeploymentGroup": import("@pulumi/aws/codedeploy/deploymentGroup").DeploymentGroupArgs;
  "aws:costexplorer/anomalyMonitor:AnomalyMonitor": import("@pulumi/aws/costexplorer/anomalyMonitor").AnomalyMonitorArgs;
  "aws:costexplorer/anomalySubscription:AnomalySubscription": import("@pulumi/aws/costexplorer/anomalySubscription").AnomalySubscriptionArgs;
  "aws:ecs/taskDefinition:TaskDefinition": import("@pulumi/aws/ecs/taskDefinition").TaskDefinitionArgs;
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": import("@pulumi/aws/iam/accountPasswordPolicy").AccountPasswordPolicyArgs;
  "aws:iam/groupPolicy:GroupPolicy": import("@pulumi/aws/iam/groupPolicy").GroupPolicyArgs;
  "aws:iam/role:Role": import("@pulumi/aws/iam/role").RoleArgs;
  "aws:iam/rolePolicy:RolePolicy": import("@pulumi/aws/iam/rolePolicy").RolePolicyArgs;
  "aws:inspector2/enabler:Enabler": import("@pulumi/aws/inspector2/enabler").EnablerArgs;
  "aws:kms/key:Key": import("@pulumi/aws/kms/key").KeyArgs;
  "aws:rds/eventSubscription:EventSubscription": import("@pulumi/aws/rds/eventSubscription").EventSubscriptionArgs;
  "aws:rds/instance:Instance": import("@pulumi/aws/rds/instance").InstanceArgs;
  "aws:route53/healthCheck:HealthCheck": import("@pulumi/aws/route53/healthCheck").HealthCheckArgs;
  "aws:s3/bucket:Bucket": import("@pulumi/aws/s3/bucket").BucketArgs;
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": import("@pulumi/aws/s3/bucketLifecycleConfiguration").BucketLifecycleConfigurationArgs;
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": import("@pulumi/aws/s3/bucketObjectLockConfiguration").BucketObjectLockConfigurationArgs;
  "aws:s3/bucketPolicy:BucketPolicy": import("@pulumi/aws/s3/bucketPolicy").BucketPolicyArgs;
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": import("@pulumi/aws/s3/bucketPublicAccessBlock").BucketPublicAccessBlockArgs;
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": import("@pulumi/aws/s3/bucketReplicationConfig").BucketReplicationConfigArgs;
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": import("@pulumi/aws/s3/bucketServerSideEncryptionConfiguration").BucketServerSideEncryptionConfigurationArgs;
  "aws:s3/bucketVersioning:BucketVersioning": import("@pulumi/aws/s3/bucketVersioning").BucketVersioningArgs;
  "aws:scheduler/schedule:Schedule": import("@pulumi/aws/scheduler/schedule").ScheduleArgs;
  "aws:scheduler/scheduleGroup:ScheduleGroup": import("@pulumi/aws/scheduler/scheduleGroup").ScheduleGroupArgs;
  "aws:securityhub/account:Account": import("@pulumi/aws/securityhub/account").AccountArgs;
  "aws:sfn/stateMachine:StateMachine": import("@pulumi/aws/sfn/stateMachine").StateMachineArgs;
  "aws:sns/topic:Topic": import("@pulumi/aws/sns/topic").TopicArgs;
  "aws:sns/topicPolicy:TopicPolicy": import("@pulumi/aws/sns/topicPolicy").TopicPolicyArgs;
  "aws:sns/topicSubscription:TopicSubscription": import("@pulumi/aws/sns/topicSubscription").TopicSubscriptionArgs;
  "aws:ssm/document:Document": import("@pulumi/aws/ssm/document").DocumentArgs;
  "aws:ssm/maintenanceWindow:MaintenanceWindow": import("@pulumi/aws/ssm/maintenanceWindow").MaintenanceWindowArgs;
  "aws:ssm/maintenanceWindowTarget:MaintenanceWindowTarget": import("@pulumi/aws/ssm/maintenanceWindowTarget").MaintenanceWindowTargetArgs;
  "aws:ssm/maintenanceWindowTask:MaintenanceWindowTask": import("@pulumi/aws/ssm/maintenanceWindowTask").MaintenanceWindowTaskArgs;
  "aws:ssm/patchBaseline:PatchBaseline": import("@pulumi/aws/ssm/patchBaseline").PatchBaselineArgs;
  "aws:ssm/patchGroup:PatchGroup": import("@pulumi/aws/ssm/patchGroup").PatchGroupArgs;
}

/** Inputs of one type of resource, for parts of them that are made apart. */
export type AwsInputs<Type extends keyof AwsArguments> = PlainInputs<AwsArguments[Type]>;

/** A resource of AWS, held to the SDK's own types by the compiler. */
export const typedAws = typedSpecs<AwsArguments>();
