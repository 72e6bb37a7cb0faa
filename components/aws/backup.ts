import { Framework } from "@pulumi/aws/backup/framework";
import { Plan } from "@pulumi/aws/backup/plan";
import { ReportPlan } from "@pulumi/aws/backup/reportPlan";
import { RestoreTestingPlan } from "@pulumi/aws/backup/restoreTestingPlan";
import { RestoreTestingSelection } from "@pulumi/aws/backup/restoreTestingSelection";
import { Selection } from "@pulumi/aws/backup/selection";
import { Vault } from "@pulumi/aws/backup/vault";
import { VaultLockConfiguration } from "@pulumi/aws/backup/vaultLockConfiguration";
import { VaultPolicy } from "@pulumi/aws/backup/vaultPolicy";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy";
import { Key } from "@pulumi/aws/kms/key";
import { BucketReplicationConfig } from "@pulumi/aws/s3/bucketReplicationConfig";
import { Schedule } from "@pulumi/aws/scheduler/schedule";
import { StateMachine } from "@pulumi/aws/sfn/stateMachine";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { bucketClasses } from "./bucket-classes";
import { backupTokens } from "./synth/backup/tokens";
import { tokens } from "./synth/common/tokens";

const classes: ResourceClasses = {
  [backupTokens.key]: Key,
  [backupTokens.vault]: Vault,
  [backupTokens.vaultPolicy]: VaultPolicy,
  [backupTokens.vaultLock]: VaultLockConfiguration,
  [backupTokens.plan]: Plan,
  [backupTokens.selection]: Selection,
  [backupTokens.restoreTestingPlan]: RestoreTestingPlan,
  [backupTokens.restoreTestingSelection]: RestoreTestingSelection,
  [backupTokens.framework]: Framework,
  [backupTokens.reportPlan]: ReportPlan,
  [backupTokens.replication]: BucketReplicationConfig,
  [tokens.stateMachine]: StateMachine,
  [tokens.schedule]: Schedule,
  [tokens.role]: Role,
  [tokens.rolePolicy]: RolePolicy,
  ...bucketClasses,
};

/**
 * Backup vaults and plans, restore tests, audit, what measures how fresh backups are, and versions and copies of
 * buckets. Vaults, keys and buckets are protected and stay when they leave the program.
 */
export class Backup extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:Backup", name, args, classes, opts);
  }
}
