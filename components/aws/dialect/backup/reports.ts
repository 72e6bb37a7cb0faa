import { type Intent, type Planned, scheduleOf, textOf } from "../../../../core/model";
import { withEvidence } from "../evidence";
import { limits as general } from "../limits";
import { nothing, type Part } from "../part";
import { nameOf, plainNameOf, type Scope, tagsOf } from "../scope";
import { concerns } from "../tokens";
import { privateBucket } from "./buckets";
import { cronOf, entryOf, says, tokenPoints, wordNameOf } from "./common";
import { backupLimits as limits } from "./limits";
import { roleOf } from "./roles";
import { backupTokens as tokens } from "./tokens";

/** Years of reports are evidence for audits. */
const reportDays = 366;

/** Whether an entry asks for a report of backup jobs. */
export function isReport({ spec }: Planned<Intent>): boolean {
  return spec.section === "backups" && textOf(spec, "method")?.value === "report";
}

/**
 * A report of every backup job, written at the documented time. AWS Backup writes one a day at a time of its own, so
 * EventBridge Scheduler asks for it.
 */
export function reportOf(entry: Planned<Intent>, scope: Scope): Part {
  const stated = scheduleOf(entry.spec);
  if (!stated) return nothing;
  const { cron, problems } = cronOf(stated, entryOf(entry));
  if (!cron) return { ...nothing, problems };
  const key = `backup-${entry.spec.key}`;
  const bucketKey = `${key}-bucket`;
  const name = wordNameOf(scope, [entry.spec.key], limits.auditName.value);
  const arn = `arn:${scope.partition}:backup:${scope.region}:${scope.account}:report-plan:${name}-*`;
  const roleKey = `${key}-role`;
  const bucket = {
    key: bucketKey,
    name: nameOf(scope, ["backup-reports", scope.account], general.bucketName.value),
    expireDays: reportDays,
    writer: `arn:${scope.partition}:iam::${scope.account}:role/aws-service-role/reports.backup.amazonaws.com/AWSServiceRoleForBackupReports`,
  };
  const plan = {
    key: `${key}-plan`,
    type: tokens.reportPlan,
    concern: concerns.backup,
    inputs: {
      name,
      reportDeliveryChannel: { s3BucketName: { ref: bucketKey, output: "bucket" }, formats: ["CSV"] },
      reportSetting: { reportTemplate: "BACKUP_JOB_REPORT" },
      tags: tagsOf(scope, "backup", key),
    },
    options: { dependsOn: [`${bucketKey}-policy`] },
    clauses: entry.clauses,
    evidence: [],
  };
  const schedule = withEvidence(
    {
      key: `${key}-schedule`,
      type: tokens.schedule,
      concern: concerns.backup,
      inputs: {
        name: plainNameOf(scope, [key], limits.scheduleName.value),
        scheduleExpression: cron.expression,
        scheduleExpressionTimezone: cron.timezone,
        flexibleTimeWindow: { mode: "OFF" },
        target: {
          arn: `arn:${scope.partition}:scheduler:::aws-sdk:backup:startReportJob`,
          roleArn: { ref: roleKey, output: "arn" },
          input: { json: { ReportPlanName: { ref: plan.key, output: "name" } } },
        },
      },
    },
    entry.facts,
    tokenPoints(entry.facts, says("schedule"), "scheduleExpression", cron.expression),
  );
  const start = { Sid: "StartReport", Effect: "Allow", Action: "backup:StartReportJob", Resource: arn };
  return {
    ...nothing,
    declarations: [
      ...privateBucket(bucket, scope),
      plan,
      ...roleOf(roleKey, "scheduler.amazonaws.com", [start], scope),
      schedule,
    ],
  };
}
