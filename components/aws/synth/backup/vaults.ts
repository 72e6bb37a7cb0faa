import { about, spelled } from "../../../../core/evidence";
import type { Reference, Value } from "../../../../core/model";
import { type Context, plainNameOf, tagsOf } from "../common/context";
import { type AwsResource, awsResource } from "../common/resource";
import { concerns } from "../common/tokens";
import type { BackupRule } from "./common";
import { kept } from "./common";
import { backupLimits as limits } from "./limits";
import { backupTokens as tokens } from "./tokens";
import { heldAtHome, heldIn, lockOf } from "./vault-lock";

/** Key of the vault in a region; the home region's carries no region. */
export function vaultKey(scope: Context, region: string): string {
  return region === scope.region ? "backup-vault" : `backup-vault-${region}`;
}

export function vaultArn(scope: Context, region = scope.region): Reference {
  return { ref: vaultKey(scope, region), output: "arn" };
}

/** A vault for each region recovery points go to, with a key of that region: a copy cannot use another region's. */
export function vaultsOf(rules: readonly BackupRule[], scope: Context): AwsResource[] {
  const copies = rules.flatMap(({ copyRegion }) => copyRegion ?? []);
  const regions = [...new Set([scope.region, ...copies.sort()])];
  return rules.length === 0 ? [] : regions.flatMap((region) => vaultOf(region, rules, scope));
}

function vaultOf(region: string, rules: readonly BackupRule[], scope: Context): AwsResource[] {
  const key = vaultKey(scope, region);
  const place = region === scope.region ? {} : { region };
  const keyKey = key.replace("vault", "key");
  const name: Reference = { ref: key, output: "name" };
  const common = { concern: concerns.backup };
  return [
    keyOf(keyKey, key, place, scope),
    vaultIn(region, { key, keyKey }, rules, scope),
    awsResource({
      ...common,
      key: `${key}-policy`,
      type: tokens.vaultPolicy,
      inputs: { backupVaultName: name, policy: { json: noDeletion }, ...place },
      options: { retainOnDelete: true },
    }),
    ...lockOf(key, rules, region === scope.region ? heldAtHome(rules) : heldIn(region, rules), place, scope.plan),
  ];
}

/** The vault itself. Which region copies go to is seen in the region of theirs. */
function vaultIn(
  region: string,
  { key, keyKey }: { readonly key: string; readonly keyKey: string },
  rules: readonly BackupRule[],
  scope: Context,
): AwsResource {
  const facts = copiedTo(region, rules).flatMap(({ protection }) => protection.entry.facts);
  const said = about(facts, "copyRegion");
  const inputs = {
    name: plainNameOf(scope, ["backup"], limits.vaultName.value),
    kmsKeyArn: { ref: keyKey, output: "arn" },
    forceDestroy: false,
    ...(region !== scope.region && { region: spelled({ value: region, facts: said }, (word) => word) }),
    tags: tagsOf(scope, "backup", key),
  };
  return awsResource({ key, type: tokens.vault, concern: concerns.backup, inputs, options: kept }, said);
}

function keyOf(key: string, vault: string, place: { readonly region?: string }, scope: Context): AwsResource {
  return awsResource({
    key,
    type: tokens.key,
    concern: concerns.backup,
    inputs: {
      description: `Backups of ${scope.plan.system.key} ${scope.plan.system.environment}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      ...place,
      tags: tagsOf(scope, "backup", vault),
    },
    options: kept,
  });
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
