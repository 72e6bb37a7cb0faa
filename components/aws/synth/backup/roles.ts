import type { Leaf, Value } from "../../../../core/model";
import { type Context, tagsOf } from "../common/context";
import type { AwsResource } from "../common/resource";
import { serviceRole } from "../common/service-role";
import { concerns } from "../common/tokens";
import { timerRole } from "../schedules/scheduler";

export const backupRoleKey = "backup-role";
export const restoreRoleKey = "backup-restore-role";

/** A role of one service of this account, and what it may do. */
export function roleOf(key: string, service: string, statements: readonly Value[], scope: Context): AwsResource[] {
  return serviceRole({ key, concern: concerns.backup, service, statements, tags: tagsOf(scope, "backup", key) }, scope);
}

/** The role of what starts work of backup at its time. */
export function starterRole(key: string, statements: readonly Value[], scope: Context): AwsResource[] {
  return timerRole({ key, concern: concerns.backup, statements, tags: tagsOf(scope, "backup", key) }, scope);
}

const allow = (sid: string, actions: readonly string[], resources: readonly Leaf[], condition?: Value): Value => ({
  Sid: sid,
  Effect: "Allow",
  Action: [...actions],
  Resource: [...resources],
  ...(condition !== undefined && { Condition: condition }),
});

/** Snapshots and point-in-time recovery of these databases, and copies of them. */
export function backupRole(databases: readonly string[], scope: Context): AwsResource[] {
  const rds = `arn:${scope.partition}:rds:*:${scope.account}`;
  return roleOf(
    backupRoleKey,
    "backup.amazonaws.com",
    [
      allow(
        "Databases",
        ["rds:CreateDBSnapshot", "rds:ModifyDBInstance", "rds:DescribeDBInstances", "rds:ListTagsForResource"],
        databases,
      ),
      allow(
        "Snapshots",
        [
          "rds:CreateDBSnapshot",
          "rds:CopyDBSnapshot",
          "rds:DeleteDBSnapshot",
          "rds:DescribeDBSnapshots",
          "rds:AddTagsToResource",
          "rds:ListTagsForResource",
        ],
        [`${rds}:snapshot:awsbackup:*`, `${rds}:snapshot:rds:*`],
      ),
      allow(
        "PointInTime",
        ["rds:DescribeDBInstanceAutomatedBackups", "rds:DeleteDBInstanceAutomatedBackup"],
        [`${rds}:auto-backup:*`],
      ),
      allow(
        "Vaults",
        ["backup:DescribeBackupVault", "backup:CopyIntoBackupVault"],
        [`arn:${scope.partition}:backup:*:${scope.account}:backup-vault:*`],
      ),
      ...keyGrants(scope),
    ],
    scope,
  );
}

/** Restores into instances with the prefix of restore tests only. */
export function restoreRole(scope: Context): AwsResource[] {
  const rds = `arn:${scope.partition}:rds:${scope.region}:${scope.account}`;
  const restored = `${rds}:db:awsbackup-restore-test-*`;
  return roleOf(
    restoreRoleKey,
    "backup.amazonaws.com",
    [
      allow(
        "Restore",
        ["rds:RestoreDBInstanceFromDBSnapshot", "rds:RestoreDBInstanceToPointInTime"],
        [
          restored,
          `${rds}:db:*`,
          `${rds}:snapshot:*`,
          `${rds}:auto-backup:*`,
          `${rds}:subgrp:*`,
          `${rds}:pg:*`,
          `${rds}:og:*`,
        ],
      ),
      allow("RemoveTests", ["rds:DeleteDBInstance", "rds:ModifyDBInstance", "rds:AddTagsToResource"], [restored]),
      allow(
        "Look",
        ["rds:DescribeDBInstances", "rds:DescribeDBSnapshots", "rds:ListTagsForResource"],
        [`${rds}:db:*`, `${rds}:snapshot:*`],
      ),
      ...keyGrants(scope),
    ],
    scope,
  );
}

/** Keys of snapshots are the databases' own, so they cannot be named here; only RDS and AWS Backup may use them. */
function keyGrants({ partition, account }: Context): Value[] {
  const keys = [`arn:${partition}:kms:*:${account}:key/*`];
  return [
    allow("Keys", ["kms:DescribeKey"], keys),
    allow("KeyGrants", ["kms:CreateGrant"], keys, { Bool: { "kms:GrantIsForAWSResource": "true" } }),
  ];
}
