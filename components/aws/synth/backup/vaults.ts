import { about, spelled } from "../../../../core/evidence";
import type { Leaf, ResourceSpec, Value } from "../../../../core/model";
import { type Context, plainNameOf, tagsOf } from "../common/context";
import { withEvidence } from "../common/evidence";
import { concerns } from "../common/tokens";
import { inputsOf } from "../common/typed-inputs";
import { kept } from "./common";
import { backupLimits as limits } from "./limits";
import type { BackupRule } from "./rules";
import { backupTokens as tokens } from "./tokens";
import { lockOf } from "./vault-lock";

/** Key of the vault in a region; the home region's carries no region. */
export function vaultKey(scope: Context, region: string): string {
  return region === scope.region ? "backup-vault" : `backup-vault-${region}`;
}

export function vaultArn(scope: Context, region = scope.region): Leaf {
  return { ref: vaultKey(scope, region), output: "arn" };
}

/** A vault for each region recovery points go to, with a key of that region: a copy cannot use another region's. */
export function vaultsOf(rules: readonly BackupRule[], scope: Context): ResourceSpec[] {
  const copies = rules.flatMap(({ copyRegion }) => copyRegion ?? []);
  const regions = [...new Set([scope.region, ...copies.sort()])];
  return rules.length === 0 ? [] : regions.flatMap((region) => vaultOf(region, rules, scope));
}

function vaultOf(region: string, rules: readonly BackupRule[], scope: Context): ResourceSpec[] {
  const key = vaultKey(scope, region);
  const place: Readonly<Record<string, Value>> = region === scope.region ? {} : { region };
  const keyKey = key.replace("vault", "key");
  const name: Leaf = { ref: key, output: "name" };
  const common = { concern: concerns.backup, clauses: [], evidence: [] };
  return [
    keyOf(keyKey, key, place, scope),
    vaultIn(region, { key, keyKey }, rules, scope),
    {
      ...common,
      key: `${key}-policy`,
      type: tokens.vaultPolicy,
      inputs: inputsOf(tokens.vaultPolicy, { backupVaultName: name, policy: { json: noDeletion }, ...place }),
      options: { retainOnDelete: true },
    },
    ...lockOf(key, rules, region === scope.region ? rules : copiedTo(region, rules), place, scope.plan),
  ];
}

/** The vault itself. Which region copies go to is seen in the region of theirs. */
function vaultIn(
  region: string,
  { key, keyKey }: { readonly key: string; readonly keyKey: string },
  rules: readonly BackupRule[],
  scope: Context,
): ResourceSpec {
  const facts = copiedTo(region, rules).flatMap(({ protection }) => protection.entry.facts);
  const said = about(facts, "copyRegion");
  const inputs = {
    name: plainNameOf(scope, ["backup"], limits.vaultName.value),
    kmsKeyArn: { ref: keyKey, output: "arn" },
    forceDestroy: false,
    ...(region !== scope.region && { region: spelled({ value: region, facts: said }, (word) => word) }),
    tags: tagsOf(scope, "backup", key),
  };
  return withEvidence({ key, type: tokens.vault, concern: concerns.backup, inputs, options: kept }, said);
}

function keyOf(key: string, vault: string, place: Readonly<Record<string, Value>>, scope: Context): ResourceSpec {
  return {
    key,
    type: tokens.key,
    concern: concerns.backup,
    inputs: inputsOf(tokens.key, {
      description: `Backups of ${scope.plan.system.key} ${scope.plan.system.environment}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      ...place,
      tags: tagsOf(scope, "backup", vault),
    }),
    options: kept,
    clauses: [],
    evidence: [],
  };
}

/** Recovery points end with their lifecycle and in no other way. */
const noDeletion: Value = {
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "OnlyTheLifecycleDeletes",
      Effect: "Deny",
      Principal: "*",
      Action: [
        "backup:DeleteRecoveryPoint",
        "backup:UpdateRecoveryPointLifecycle",
        "backup:DisassociateRecoveryPoint",
        "backup:DeleteBackupVault",
      ],
      Resource: "*",
    },
  ],
};

function copiedTo(region: string, rules: readonly BackupRule[]): readonly BackupRule[] {
  return rules.filter(({ copyRegion }) => copyRegion === region);
}
