import type { Limit } from "../common/limits";

const api = "https://docs.aws.amazon.com/aws-backup/latest/devguide";
const s3 = "https://docs.aws.amazon.com/AmazonS3/latest/API";

/** RDS is none of the resource types whose recovery points move to cold storage; AWS Backup ignores the number then. */
export const coldStorageReference = `${api}/API_Lifecycle.html`;

/** What AWS Backup accepts. Days, minutes or hours as named; lengths in characters. */
export const backupLimits = {
  vaultName: { value: 50, reference: `${api}/API_CreateBackupVault.html` },
  planName: { value: 50, reference: `${api}/API_BackupPlanInput.html` },
  ruleName: { value: 50, reference: `${api}/API_BackupRuleInput.html` },
  /** Minutes a job may wait before it starts. */
  startWindow: { value: 60, reference: `${api}/API_BackupRuleInput.html` },
  /** Minutes a job may wait, and may take with its wait: a hundred years. */
  windowMost: { value: 52_560_000, reference: `${api}/API_BackupRuleInput.html` },
  /** Minutes the completion window exceeds the start window by. */
  completionBeyondStart: { value: 60, reference: `${api}/API_BackupRuleInput.html` },
  retentionDays: { value: 36_500, reference: `${api}/API_Lifecycle.html` },
  continuousDays: { value: 35, reference: `${api}/point-in-time-recovery.html` },
  /** Days in which a lock in compliance mode can still be taken back. */
  graceDays: { value: 3, reference: `${api}/API_PutBackupVaultLockConfiguration.html` },
  graceDaysMost: { value: 36_500, reference: `${api}/API_PutBackupVaultLockConfiguration.html` },
  /** Days a lock may ask recovery points to be kept, at least and at most. */
  lockDays: { value: 36_500, reference: `${api}/API_PutBackupVaultLockConfiguration.html` },
  selectionArns: { value: 500, reference: `${api}/API_BackupSelection.html` },
  restoreTestingName: { value: 50, reference: `${api}/API_RestoreTestingPlanForCreate.html` },
  restoreTestingStartHours: { value: 168, reference: `${api}/API_RestoreTestingPlanForCreate.html` },
  restoreTestingWindowDays: { value: 365, reference: `${api}/API_RestoreTestingRecoveryPointSelection.html` },
  /** Controls of all frameworks of an account in one region; the same control in two frameworks counts twice. */
  auditControls: { value: 50, reference: `${api}/aws-backup-limits.html` },
  auditName: { value: 256, reference: `${api}/API_CreateFramework.html` },
  /** Minutes S3 may take with its replication time control. */
  replicationMinutes: { value: 15, reference: `${s3}/API_ReplicationTimeValue.html` },
  /** Minutes before the maintenance window of a database in which no job is started for it. */
  beforeMaintenance: { value: 60, reference: `${api}/troubleshooting.html` },
} as const satisfies Record<string, Limit>;

/** Classes S3 moves objects to. */
export const archiveClasses: { readonly values: readonly string[]; readonly reference: string } = {
  values: ["STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"],
  reference: `${s3}/API_Transition.html`,
};

/** What a platform adds to a plan's own times: jobs may start an hour late, RDS ships its log every five minutes. Seconds. */
export const backupDelays = { startWindow: 3600, lag: 300 } as const;
