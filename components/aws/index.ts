/**
 * AWS for other Pulumi programs: `import { Alarm, NotificationTopic, alb } from "hozen/aws"`. docs/components.md has an
 * example of each. Arguments are read, planned and checked as the entries of a system file are.
 */
export type { ResourceSpec } from "../../core/model";
export type { Signal } from "../alert-arguments";
export { type DeployArgs, deployResources } from "../deploy-part";
export type { Levels } from "../own-targets";
export { Alarm, type AlarmArgs } from "./alarm";
export { BackupPlan, type BackupPlanArgs } from "./backup-plan";
export { CostBudget, type CostBudgetArgs } from "./cost-budget";
export { Dashboard, type DashboardArgs } from "./dashboard";
export {
  LogArchive,
  type LogArchiveArgs,
  type LogCondition,
  LogGroup,
  type LogGroupArgs,
  LogMetric,
  type LogMetricArgs,
} from "./logs";
export { MaintenanceWindow, type MaintenanceWindowArgs } from "./maintenance-window";
export { NotificationTopic, type NotificationTopicArgs, type Publisher, type Target } from "./notification-topic";
export { ScheduledJob, type ScheduledJobArgs } from "./scheduled-job";
export {
  alb,
  dynamodb,
  type LatencyStatistic,
  lambda,
  type OfTargetGroup,
  rds,
  sqs,
  stepFunctions,
} from "./signals";
export { Slo, type SloArgs } from "./slo";
