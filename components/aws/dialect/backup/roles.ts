import type { Declaration, Leaf, Value } from "../../../../core/model";
import { limits } from "../limits";
import { nameOf, plainNameOf, type Scope, tagsOf } from "../scope";
import { concerns, tokens } from "../tokens";

export const backupRoleKey = "backup-role";
export const restoreRoleKey = "backup-restore-role";

/** A role of one service of this account, and what it may do. */
export function roleOf(key: string, service: string, statements: readonly Value[], scope: Scope): Declaration[] {
  const trust: Value = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": scope.account } },
      },
    ],
  };
  const common = { concern: concerns.backup, clauses: [], evidence: [] };
  const name = plainNameOf(scope, [key], limits.roleName.value);
  return [
    {
      ...common,
      key,
      type: tokens.role,
      inputs: { name, assumeRolePolicy: { json: trust }, tags: tagsOf(scope, "backup", key) },
    },
    {
      ...common,
      key: `${key}-policy`,
      type: tokens.rolePolicy,
      inputs: {
        name: nameOf(scope, ["policy"], 128),
        role: { ref: key, output: "name" },
        policy: { json: { Version: "2012-10-17", Statement: [...statements] } },
      },
    },
  ];
}

const allow = (sid: string, actions: readonly string[], resources: readonly Leaf[], condition?: Value): Value => ({
  Sid: sid,
  Effect: "Allow",
  Action: [...actions],
  Resource: [...resources],
  ...(condition !== undefined && { Condition: condition }),
});

/** Snapshots and point-in-time recovery of these databases, and copies of them. */
export function backupRole(databases: readonly string[], scope: Scope): Declaration[] {
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
export function restoreRole(scope: Scope): Declaration[] {
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
function keyGrants({ partition, account }: Scope): Value[] {
  const keys = [`arn:${partition}:kms:*:${account}:key/*`];
  return [
    allow("Keys", ["kms:DescribeKey"], keys),
    allow("KeyGrants", ["kms:CreateGrant"], keys, { Bool: { "kms:GrantIsForAWSResource": "true" } }),
  ];
}
