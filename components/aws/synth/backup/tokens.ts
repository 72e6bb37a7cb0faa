/** Pulumi type tokens of backup: vaults, plans, restore tests, audit, and what measures them. */
export const backupTokens = {
  key: "aws:kms/key:Key",
  vault: "aws:backup/vault:Vault",
  vaultPolicy: "aws:backup/vaultPolicy:VaultPolicy",
  vaultLock: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
  plan: "aws:backup/plan:Plan",
  selection: "aws:backup/selection:Selection",
  restoreTestingPlan: "aws:backup/restoreTestingPlan:RestoreTestingPlan",
  restoreTestingSelection: "aws:backup/restoreTestingSelection:RestoreTestingSelection",
  framework: "aws:backup/framework:Framework",
  reportPlan: "aws:backup/reportPlan:ReportPlan",
  replication: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
} as const;
