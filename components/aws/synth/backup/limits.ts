import type { LimitTable } from "../../../../core/model";
import { backupTokens } from "./tokens";

const api = "https://docs.aws.amazon.com/aws-backup/latest/devguide";
const s3 = "https://docs.aws.amazon.com/AmazonS3/latest/API";

/** RDS is none of the resource types whose recovery points move to cold storage; AWS Backup ignores the number then. */
export const coldStorageReference = `${api}/API_Lifecycle.html`;

/** What AWS Backup accepts. Days, minutes or hours as named. */
export const backupLimits = {
  vaultName: {
    value: 50,
    measure: "bytes",
    reference: `${api}/API_CreateBackupVault.html`,
    inputs: { [backupTokens.vault]: "name" },
  },
  planName: {
    value: 50,
    measure: "bytes",
    reference: `${api}/API_BackupPlanInput.html`,
    inputs: { [backupTokens.plan]: "name", [backupTokens.selection]: "name" },
  },
  ruleName: {
    form: { pattern: /^[a-zA-Z0-9\-_.]{1,50}$/, words: "1 to 50 of letters, digits, - _ ." },
    reference: `${api}/API_BackupRuleInput.html`,
    inputs: { [backupTokens.plan]: "rules[*].ruleName" },
    code: "AWS-BACKUP-NAME",
    what: "no name for a backup rule",
    change: "rename the entry",
  },
  /** Minutes a job may wait before it starts: at most a hundred years. */
  startWindow: {
    least: 60,
    most: 52_560_000,
    unit: "minute",
    reference: `${api}/API_BackupRuleInput.html`,
    inputs: { [backupTokens.plan]: "rules[*].startWindow" },
    code: "AWS-BACKUP-WINDOW",
    what: "no start window of a backup job",
    change: "change startWindow",
  },
  /** Minutes a job may wait and run. The completion window exceeds the start window by an hour at least. */
  completionWindow: {
    least: 120,
    most: 52_560_000,
    unit: "minute",
    reference: `${api}/API_BackupRuleInput.html`,
    inputs: { [backupTokens.plan]: "rules[*].completionWindow" },
    code: "AWS-BACKUP-WINDOW",
    what: "a job may wait and run for a hundred years at most",
    change: "shorten startWindow or duration",
  },
  retention: {
    least: 1,
    most: 36_500,
    unit: "day",
    reference: `${api}/API_Lifecycle.html`,
    inputs: { [backupTokens.plan]: "rules[*].lifecycle.deleteAfter" },
    only: { at: "rules[*].enableContinuousBackup", is: false },
    code: "AWS-BACKUP-RETENTION",
    what: "no time AWS Backup keeps recovery points",
    change: "change keep",
  },
  continuousRetention: {
    least: 1,
    most: 35,
    unit: "day",
    reference: `${api}/point-in-time-recovery.html`,
    inputs: { [backupTokens.plan]: "rules[*].lifecycle.deleteAfter" },
    only: { at: "rules[*].enableContinuousBackup", is: true },
    code: "AWS-BACKUP-CONTINUOUS",
    what: "point-in-time recovery does not reach that far back",
    change: "shorten period, and keep snapshots for longer in an entry of their own",
  },
  /** A copy is a snapshot, also of a continuous backup. */
  copyRetention: {
    least: 1,
    most: 36_500,
    unit: "day",
    reference: `${api}/API_Lifecycle.html`,
    inputs: { [backupTokens.plan]: "rules[*].copyActions[*].lifecycle.deleteAfter" },
    code: "AWS-BACKUP-RETENTION",
    what: "no time AWS Backup keeps copies",
    change: "change copyKeep",
  },
  /** Days in which a lock in compliance mode can still be taken back. */
  grace: {
    least: 3,
    most: 36_500,
    unit: "day",
    reference: `${api}/API_PutBackupVaultLockConfiguration.html`,
    inputs: { [backupTokens.vaultLock]: "changeableForDays" },
    code: "AWS-VAULT-LOCK-GRACE",
    what: "no time in which a lock in compliance mode can still be taken back",
    change: "change grace",
  },
  /** Days a lock may ask recovery points to be kept, at least and at most. */
  lockDays: {
    least: 1,
    most: 36_500,
    unit: "day",
    reference: `${api}/API_PutBackupVaultLockConfiguration.html`,
    inputs: { [backupTokens.vaultLock]: ["minRetentionDays", "maxRetentionDays"] },
    code: "AWS-VAULT-LOCK-RANGE",
    what: "no range of a vault lock",
    change: "change minimum or maximum",
  },
  selectionArns: {
    value: 500,
    measure: "entries",
    reference: `${api}/API_BackupSelection.html`,
    inputs: { [backupTokens.selection]: "resources" },
  },
  restoreTestingName: {
    value: 50,
    measure: "bytes",
    reference: `${api}/API_RestoreTestingPlanForCreate.html`,
    inputs: { [backupTokens.restoreTestingPlan]: "name", [backupTokens.restoreTestingSelection]: "name" },
  },
  restoreTestingStart: {
    least: 1,
    most: 168,
    multipleOf: 1,
    unit: "hour",
    reference: `${api}/API_RestoreTestingPlanForCreate.html`,
    inputs: { [backupTokens.restoreTestingPlan]: "startWindowHours" },
    code: "AWS-RESTORE-TEST",
    what: "no start window of a restore test",
    change: "change startWindow",
  },
  restoreTestingWindow: {
    least: 1,
    most: 365,
    unit: "day",
    reference: `${api}/API_RestoreTestingRecoveryPointSelection.html`,
    inputs: { [backupTokens.restoreTestingPlan]: "recoveryPointSelection.selectionWindowDays" },
  },
  /** Controls of all frameworks of an account in one region; the same control in two frameworks counts twice. */
  auditControls: { value: 50, reference: `${api}/aws-backup-limits.html`, code: "AWS-QUOTA" },
  auditName: {
    value: 256,
    measure: "bytes",
    reference: `${api}/API_CreateFramework.html`,
    inputs: { [backupTokens.framework]: "name", [backupTokens.reportPlan]: "name" },
  },
  /** Minutes S3 may take with its replication time control. */
  replicationMinutes: {
    value: 15,
    accepted: [15],
    unit: "minute",
    reference: `${s3}/API_ReplicationTimeValue.html`,
    inputs: {
      [backupTokens.replication]: [
        "rules[*].destination.replicationTime.time.minutes",
        "rules[*].destination.metrics.eventThreshold.minutes",
      ],
    },
  },
  /** Minutes before the maintenance window of a database in which no job is started for it. */
  beforeMaintenance: {
    value: 60,
    unit: "minute",
    reference: `${api}/troubleshooting.html`,
    code: "AWS-BACKUP-OVERLAP",
  },
} as const satisfies LimitTable;

/** Classes S3 moves objects to. */
export const archiveClasses: { readonly values: readonly string[]; readonly reference: string } = {
  values: ["STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"],
  reference: `${s3}/API_Transition.html`,
};

/** What a platform adds to a plan's own times: jobs may start an hour late, RDS ships its log every five minutes. Seconds. */
export const backupDelays = { startWindow: 3600, lag: 300 } as const;
