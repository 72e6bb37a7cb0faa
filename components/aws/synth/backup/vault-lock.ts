import { acknowledgementOf, type Plan, type Problem, type Protection, withConsent } from "../../../../core/model";
import { type Entry, problemAt } from "../../../kit/problems";
import type { Context } from "../common/context";
import { type AwsResource, awsResource } from "../common/resource";
import { concerns } from "../common/tokens";
import type { BackupRule } from "./common";
import { daysOf, entryOf, kept } from "./common";
import { backupLimits as limits } from "./limits";
import { backupTokens as tokens } from "./tokens";

/** Days every recovery point of a vault is kept at least and at most: as stated, else as its rules say. */
interface LockRange {
  readonly least: number;
  readonly most: number;
}

/** What a vault holds: recovery points of rules, or copies of them, and the days each is kept. */
export interface Held {
  readonly key: string;
  readonly days: number;
  readonly copy: boolean;
}

/** The recovery points of the home region's vault. */
export function heldAtHome(rules: readonly BackupRule[]): Held[] {
  return rules.map(({ key, deleteAfter }) => ({ key, days: deleteAfter, copy: false }));
}

/** The copies in the vault of a region. */
export function heldIn(region: string, rules: readonly BackupRule[]): Held[] {
  const copied = rules.filter(({ copyRegion }) => copyRegion === region);
  return copied.map(({ key, copyDeleteAfter }) => ({ key, days: copyDeleteAfter, copy: true }));
}

function lockRange(held: readonly Held[], locking: BackupRule): LockRange {
  const { spec } = locking.protection.entry;
  const days = held.map((one) => one.days);
  return {
    least: spec.minimum ? daysOf(spec.minimum) : Math.min(...days),
    most: spec.maximum ? daysOf(spec.maximum) : Math.max(...days),
  };
}

function locking(rules: readonly BackupRule[]): BackupRule | undefined {
  return (
    rules.find(({ protection }) => protection.lock?.value === "compliance") ??
    rules.find(({ protection }) => protection.lock)
  );
}

/** The lock of one vault, whose rules are `held`; whether there is one, all rules decide together. */
export function lockOf(
  key: string,
  rules: readonly BackupRule[],
  held: readonly Held[],
  place: { readonly region?: string },
  { acknowledgements }: Plan,
): AwsResource[] {
  const by = locking(rules);
  if (!by) return [];
  const { least, most } = lockRange(held, by);
  const { grace } = by.protection;
  const lock = awsResource({
    key: `${key}-lock`,
    type: tokens.vaultLock,
    concern: concerns.backup,
    inputs: {
      backupVaultName: { ref: key, output: "name" },
      minRetentionDays: least,
      maxRetentionDays: most,
      ...(by.protection.lock?.value === "compliance" && grace && { changeableForDays: daysOf(grace) }),
      ...place,
    },
    options: kept,
  });
  return [withConsent(lock, acknowledgementOf(acknowledgements, vaultNames(by.protection)))];
}

/** What an acknowledgement may call the lock of a vault: the vault, or the entry that asks for it. */
function vaultNames({ entry }: Protection): readonly string[] {
  return ["backup-vault", entry.spec.key];
}

/** A lock that would fail jobs, or that nobody has consented to. */
export function lockProblems(rules: readonly BackupRule[], { plan }: Context): Problem[] {
  const by = locking(rules);
  if (!by) return [];
  const entry = entryOf(by.protection.entry);
  const regions = [...new Set(rules.flatMap(({ copyRegion }) => copyRegion ?? []))];
  const vaults = [heldAtHome(rules), ...regions.map((region) => heldIn(region, rules))];
  const excluded = vaults.flatMap((held) => excludedFrom(held, lockRange(held, by), entry));
  const { least, most } = lockRange(heldAtHome(rules), by);
  const inRange = least <= most;
  const refused = [...(inRange ? [] : rangeProblem(`${least} to ${most} days`, entry)), ...excluded];
  if (by.protection.lock?.value !== "compliance") return refused;
  return [...refused, ...graceMissing(by, entry), ...consentProblems(by, entry, plan)];
}

/** What a lock would refuse to take into its vault. */
function excludedFrom(held: readonly Held[], { least, most }: LockRange, entry: Entry): Problem[] {
  const outside = held.filter(({ days }) => days < least || days > most);
  return outside.map(({ key, days, copy }) =>
    problemAt(entry, "AWS-VAULT-LOCK-RANGE", {
      what: `every ${copy ? "copy" : "backup"} of ${key} would fail: the lock takes no recovery point kept that long`,
      given: `${days} days`,
      allowed: `${least} to ${most} days`,
      change: copy ? "change minimum, maximum or copyKeep" : "change minimum, maximum or keep",
    }),
  );
}

function rangeProblem(given: string, entry: Entry): Problem[] {
  const { most: longest, reference } = limits.lockDays;
  return [
    problemAt(entry, "AWS-VAULT-LOCK-RANGE", {
      what: "no range of a vault lock",
      given,
      allowed: `1 to ${longest} days, the least first (${reference})`,
      change: "change minimum or maximum",
    }),
  ];
}

function graceMissing({ protection }: BackupRule, entry: Entry): Problem[] {
  if (protection.grace) return [];
  const { least, most, reference } = limits.grace;
  return [
    problemAt(entry, "AWS-VAULT-LOCK-GRACE", {
      what: "a lock in compliance mode needs the time in which it can still be taken back",
      allowed: `${least} to ${most} days (${reference})`,
      change: "set grace",
    }),
  ];
}

function consentProblems({ protection }: BackupRule, entry: Entry, { acknowledgements }: Plan): Problem[] {
  if (acknowledgementOf(acknowledgements, vaultNames(protection))) return [];
  return [
    problemAt(entry, "AWS-ACK", {
      what: "a vault lock in compliance mode cannot be shortened or removed by anyone",
      given: protection.entry.spec.key,
      allowed: "lock: governance, or an acknowledgement that names backup-vault",
      change: "add acknowledgements: { backup-vault: { what: lock of backup-vault in compliance mode, because: ... } }",
    }),
  ];
}
