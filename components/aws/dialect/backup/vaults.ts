import type { Declaration, Leaf, Problem, Value } from "../../../../core/model";
import { problemAt } from "../part";
import { plainNameOf, type Scope, tagsOf } from "../scope";
import { concerns } from "../tokens";
import { daysOf, entryOf, kept } from "./common";
import { backupLimits as limits } from "./limits";
import type { BackupRule } from "./rules";
import { backupTokens as tokens } from "./tokens";

/** Key of the vault in a region; the home region's carries no region. */
export function vaultKey(scope: Scope, region: string): string {
  return region === scope.region ? "backup-vault" : `backup-vault-${region}`;
}

export function vaultArn(scope: Scope, region = scope.region): Leaf {
  return { ref: vaultKey(scope, region), output: "arn" };
}

/** A vault for each region recovery points go to, with a key of that region: a copy cannot use another region's. */
export function vaultsOf(rules: readonly BackupRule[], scope: Scope): Declaration[] {
  const copies = rules.flatMap(({ copyRegion }) => copyRegion ?? []);
  const regions = [...new Set([scope.region, ...copies.sort()])];
  return rules.length === 0 ? [] : regions.flatMap((region) => vaultOf(region, rules, scope));
}

function vaultOf(region: string, rules: readonly BackupRule[], scope: Scope): Declaration[] {
  const key = vaultKey(scope, region);
  const place: Readonly<Record<string, Value>> = region === scope.region ? {} : { region };
  const keyKey = key.replace("vault", "key");
  const name: Leaf = { ref: key, output: "name" };
  const common = { concern: concerns.backup, clauses: [], evidence: [] };
  return [
    {
      ...common,
      key: keyKey,
      type: tokens.key,
      inputs: {
        description: `Backups of ${scope.plan.system.key} ${scope.plan.system.environment}`,
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        ...place,
        tags: tagsOf(scope, "backup", key),
      },
      options: kept,
    },
    {
      ...common,
      key,
      type: tokens.vault,
      inputs: {
        name: plainNameOf(scope, ["backup"], limits.vaultName.value),
        kmsKeyArn: { ref: keyKey, output: "arn" },
        forceDestroy: false,
        ...place,
        tags: tagsOf(scope, "backup", key),
      },
      options: kept,
    },
    {
      ...common,
      key: `${key}-policy`,
      type: tokens.vaultPolicy,
      inputs: { backupVaultName: name, policy: { json: noDeletion }, ...place },
      options: { retainOnDelete: true },
    },
    ...lockOf(key, region, rules, scope, place),
  ];
}

/** Recovery points end with their lifecycle and in no other way. */
const noDeletion: Value = {
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "OnlyTheLifecycleDeletes",
      Effect: "Deny",
      Principal: "*",
      Action: ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle", "backup:DeleteBackupVault"],
      Resource: "*",
    },
  ],
};

/** Days every recovery point of a vault is kept at least and at most: as stated, else as its rules say. */
interface LockRange {
  readonly least: number;
  readonly most: number;
}

function lockRange(rules: readonly BackupRule[], locking: BackupRule): LockRange {
  const { minimum, maximum } = locking.protection.entry.spec.values;
  const days = rules.map(({ deleteAfter }) => deleteAfter);
  return {
    least: minimum?.type === "quantity" ? daysOf(minimum.stated) : Math.min(...days),
    most: maximum?.type === "quantity" ? daysOf(maximum.stated) : Math.max(...days),
  };
}

function locking(rules: readonly BackupRule[]): BackupRule | undefined {
  return (
    rules.find(({ protection }) => protection.lock === "compliance") ?? rules.find(({ protection }) => protection.lock)
  );
}

/** The rules whose recovery points go to the vault of a region. */
function rulesIn(region: string, rules: readonly BackupRule[], scope: Scope): readonly BackupRule[] {
  return region === scope.region ? rules : rules.filter(({ copyRegion }) => copyRegion === region);
}

function lockOf(
  key: string,
  region: string,
  rules: readonly BackupRule[],
  scope: Scope,
  place: Readonly<Record<string, Value>>,
): Declaration[] {
  const by = locking(rules);
  if (!by) return [];
  const { least, most } = lockRange(rulesIn(region, rules, scope), by);
  const { grace } = by.protection.entry.spec.values;
  return [
    {
      key: `${key}-lock`,
      type: tokens.vaultLock,
      concern: concerns.backup,
      inputs: {
        backupVaultName: { ref: key, output: "name" },
        minRetentionDays: least,
        maxRetentionDays: most,
        ...(by.protection.lock === "compliance" &&
          grace?.type === "quantity" && { changeableForDays: daysOf(grace.stated) }),
        ...place,
      },
      clauses: [],
      evidence: [],
      options: kept,
    },
  ];
}

/** A lock that would fail jobs, or that nobody has consented to. */
export function lockProblems(rules: readonly BackupRule[], { plan }: Scope): Problem[] {
  const by = locking(rules);
  if (!by) return [];
  const { least, most } = lockRange(rules, by);
  const entry = entryOf(by.protection.entry);
  const outside = rules.filter(({ deleteAfter }) => deleteAfter < least || deleteAfter > most);
  const excluded = outside.map(({ key, deleteAfter, copyRegion }) =>
    problemAt(entry, "AWS-VAULT-LOCK-RANGE", {
      what: `every backup${copyRegion ? " and copy" : ""} of ${key} would fail: the lock takes no recovery point kept that long`,
      given: `${deleteAfter} days`,
      allowed: `${least} to ${most} days`,
      change: "change minimum, maximum or keep",
    }),
  );
  if (by.protection.lock !== "compliance") return excluded;
  const { grace } = by.protection.entry.spec.values;
  const days = grace?.type === "quantity" ? daysOf(grace.stated) : undefined;
  const acknowledged = plan.acknowledgements.some(({ what }) => what.includes("backup-vault"));
  return [
    ...excluded,
    ...(days !== undefined && days >= limits.graceDays.value && days <= limits.graceDaysMost.value
      ? []
      : [
          problemAt(entry, "AWS-VAULT-LOCK-GRACE", {
            what: "a lock in compliance mode needs the time in which it can still be taken back",
            ...(days !== undefined && { given: `${days} days` }),
            allowed: `${limits.graceDays.value} to ${limits.graceDaysMost.value} days`,
            change: "set grace",
          }),
        ]),
    ...(acknowledged
      ? []
      : [
          problemAt(entry, "AWS-ACK", {
            what: "a vault lock in compliance mode can be shortened or lifted by nobody",
            given: by.protection.entry.spec.key,
            allowed: "lock: governance, or an acknowledgement that names backup-vault",
            change:
              "add acknowledgements: { backup-vault: { what: lock of backup-vault in compliance mode, because: ... } }",
          }),
        ]),
  ];
}
