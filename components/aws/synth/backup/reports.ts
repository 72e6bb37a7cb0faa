import { about, spelled } from "../../../../core/evidence";
import type { BackupSpec, Planned } from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import { type Context, nameOf, tagsOf } from "../common/context";
import { limits as named } from "../common/limits";
import { type AwsResource, awsResource, type Fragment, serving } from "../common/resource";
import { concerns, tokens as general } from "../common/tokens";
import { timerOf } from "../schedules/scheduler";
import { privateBucket } from "./buckets";
import { cronOf, entryOf, wordNameOf } from "./common";
import { backupLimits as limits } from "./limits";
import { starterRole } from "./roles";
import { backupTokens as tokens } from "./tokens";

/** Years of reports are evidence for audits. */
const reportDays = 366;

/** Whether an entry asks for a report of backup jobs. */
export function isReport({ spec }: Planned<BackupSpec>): boolean {
  return spec.method?.value === "report";
}

/**
 * A report of every backup job, written at the documented time. AWS Backup writes one a day at a time of its own, so
 * EventBridge Scheduler asks for it.
 */
export function reportOf(entry: Planned<BackupSpec>, scope: Context): Fragment {
  const stated = entry.spec.schedule;
  if (!stated) return nothing;
  const { cron, problems } = cronOf(stated, entryOf(entry));
  if (!cron) return { ...nothing, problems };
  const key = `backup-${entry.spec.key}`;
  const plan = reportPlan(entry, key, scope);
  // AWS makes the role the policy names with the first report plan, and S3 refuses a role that is not there.
  const parts = reportBucket(key, scope);
  const bucket = parts.filter(({ type }) => type !== general.bucketPolicy);
  const policies = parts.filter(({ type }) => type === general.bucketPolicy);
  const timer = timerOf(
    {
      key: `${key}-schedule`,
      name: [key],
      concern: concerns.backup,
      expression: spelled({ value: cron.expression, facts: about(entry.facts, "schedule") }, (text) => text),
      timezone: cron.timezone,
      target: `arn:${scope.partition}:scheduler:::aws-sdk:backup:startReportJob`,
      input: { json: { ReportPlanName: { ref: plan.key, output: "name" } } },
      role: `${key}-role`,
    },
    scope,
    entry.facts,
  );
  const arn = `arn:${scope.partition}:backup:${scope.region}:${scope.account}:report-plan:${reportName(entry, scope)}-*`;
  const start = { Sid: "StartReport", Effect: "Allow", Action: "backup:StartReportJob", Resource: arn };
  return {
    ...nothing,
    declarations: [
      ...bucket,
      plan,
      ...policies.map((policy) => ({ ...policy, options: { ...policy.options, dependsOn: [plan.key] } })),
      ...starterRole(`${key}-role`, [start], scope),
      timer,
    ],
  };
}

function reportName({ spec }: Planned<BackupSpec>, scope: Context): string {
  return wordNameOf(scope, [spec.key], limits.auditName.value);
}

function reportPlan(entry: Planned<BackupSpec>, key: string, scope: Context): AwsResource {
  const plan = awsResource({
    key: `${key}-plan`,
    type: tokens.reportPlan,
    concern: concerns.backup,
    inputs: {
      name: reportName(entry, scope),
      reportDeliveryChannel: { s3BucketName: { ref: `${key}-bucket`, output: "bucket" }, formats: ["CSV"] },
      reportSetting: { reportTemplate: "BACKUP_JOB_REPORT" },
      tags: tagsOf(scope, "backup", key),
    },
  });
  return serving(plan, entry.clauses);
}

function reportBucket(key: string, scope: Context): AwsResource[] {
  const bucket = {
    key: `${key}-bucket`,
    name: nameOf(scope, ["backup-reports", scope.account], named.bucketName.value),
    expireDays: reportDays,
    writer: `arn:${scope.partition}:iam::${scope.account}:role/aws-service-role/reports.backup.amazonaws.com/AWSServiceRoleForBackupReports`,
  };
  return privateBucket(bucket, scope);
}
