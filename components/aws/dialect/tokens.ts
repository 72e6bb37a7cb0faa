/** Pulumi type tokens of everything this dialect declares. */
export const tokens = {
  metricAlarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
  compositeAlarm: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
  topic: "aws:sns/topic:Topic",
  topicPolicy: "aws:sns/topicPolicy:TopicPolicy",
  subscription: "aws:sns/topicSubscription:TopicSubscription",
  slackChannel: "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration",
  teamsChannel: "aws:chatbot/teamsChannelConfiguration:TeamsChannelConfiguration",
  role: "aws:iam/role:Role",
  rolePolicy: "aws:iam/rolePolicy:RolePolicy",
  databaseEvents: "aws:rds/eventSubscription:EventSubscription",
  eventRule: "aws:cloudwatch/eventRule:EventRule",
  eventTarget: "aws:cloudwatch/eventTarget:EventTarget",
  healthCheck: "aws:route53/healthCheck:HealthCheck",
  logGroup: "aws:cloudwatch/logGroup:LogGroup",
  logIndex: "aws:cloudwatch/logIndexPolicy:LogIndexPolicy",
  logMask: "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy",
  metricFilter: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
  query: "aws:cloudwatch/queryDefinition:QueryDefinition",
  bucket: "aws:s3/bucket:Bucket",
  bucketVersioning: "aws:s3/bucketVersioning:BucketVersioning",
  bucketLock: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
  bucketLifecycle: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  bucketAccess: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  bucketEncryption: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  bucketPolicy: "aws:s3/bucketPolicy:BucketPolicy",
} as const;

/** The components the declarations are handed to. */
export const concerns = {
  alerts: "alerts",
  notification: "notification",
  logs: "logs",
  probes: "probes",
  events: "events",
  budgets: "budgets",
} as const;
