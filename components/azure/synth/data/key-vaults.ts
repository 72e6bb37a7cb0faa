import { boundedDays, inText, verbatim } from "../../../../core/evidence";
import {
  type BackupSpec,
  baseAmount,
  everyPlanned,
  type Planned,
  type Problem,
  type SecuritySpec,
} from "../../../../core/model";
import { fragment, merge } from "../../../kit/fragment";
import { problemAt } from "../../../kit/problems";
import type { TypedSpec } from "../../../kit/typed-inputs";
import type { Context } from "../common/context";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { types } from "../common/types";
import { amountsOf, statedBy, textsOf } from "./evidence";
import { held, ownTags } from "./held";
import { dataLimits, keyVaultSkus } from "./limits";
import { daysOf } from "./numbers";
import { grantOf } from "./roles";
import { cutsOff, neededProperties, type Target, targetsOf, unacknowledged } from "./target";
import { dataConcern, dataKinds, dataTypes } from "./tokens";

/**
 * Key vaults. Azure backs up no vault as a whole: what is deleted can be taken back, and every version stays. Access is
 * by roles, one secret at a time.
 */
export function keyVaults(scene: Context): Fragment {
  const { targets, problems } = targetsOf(
    scene,
    dataKinds.keyVault,
    ({ backups, security }) => backups.length + security.length > 0,
  );
  return merge(fragment({ problems }), ...targets.map((target) => vaultOf(scene, target)));
}

function vaultOf(scene: Context, target: Target): Fragment {
  const kept = target.entries.backups.filter(({ spec }) => spec.keep !== undefined);
  const problems = [
    ...neededProperties(target, ["tenant"]),
    ...unacknowledged(scene, target, "purge protection"),
    ...accessProblems(scene, target),
  ];
  if (problems.length > 0) return fragment({ problems });
  const vault = declarationOf(scene, target, kept);
  return fragment({
    declarations: [
      vault,
      ...auditOf(target, vault.key),
      ...target.entries.security.flatMap((entry) => readerOf(scene, target, entry)),
    ],
  });
}

function daysKept({ spec }: Planned<BackupSpec>): number {
  const keep = spec.keep;
  return keep ? daysOf(baseAmount(keep.value)) : 0;
}

function declarationOf(scene: Context, target: Target, kept: readonly Planned<BackupSpec>[]): TypedSpec {
  const { resource, name, resourceGroup } = target;
  const { properties } = resource;
  const roles = target.ownership === "create" || properties.authorization === "roles";
  const days = kept.length > 0 ? Math.max(...kept.map(daysKept)) : dataLimits.keyVaultSoftDelete.most;
  const declaration = azureSpec({
    key: `vault-${resource.key}`,
    type: dataTypes.keyVault,
    concern: dataConcern,
    inputs: {
      vaultName: name,
      resourceGroupName: resourceGroup,
      location: properties.location ?? scene.place.location,
      properties: {
        tenantId: properties.tenant ?? "",
        sku: { family: "A", name: keyVaultSkus.find((one) => one === properties.sku) ?? "standard" },
        enableSoftDelete: true,
        softDeleteRetentionInDays: statedBy(
          days,
          kept.flatMap((entry) => amountsOf(entry, "keep").map((source) => boundedDays(source, days))),
        ),
        enablePurgeProtection: true,
        enableRbacAuthorization: roles,
        // No machine, disk or template takes secrets out by itself. The SDK writes these in any case.
        enabledForDeployment: false,
        enabledForDiskEncryption: false,
        enabledForTemplateDeployment: false,
        publicNetworkAccess: properties.publicNetworkAccess ?? "enabled",
      },
      ...ownTags(scene, target, "vault"),
    },
    clauses: [...new Set(everyPlanned(target.entries).flatMap(({ clauses }) => clauses))],
  });
  const assumed = [
    ...["properties.enabledForDeployment", "properties.enabledForDiskEncryption"],
    "properties.enabledForTemplateDeployment",
    ...(roles ? [] : ["properties.enableRbacAuthorization"]),
    ...(properties.publicNetworkAccess === undefined ? ["properties.publicNetworkAccess"] : []),
    ...(kept.length === 0 ? ["properties.softDeleteRetentionInDays"] : []),
    ...(properties.sku === undefined ? ["properties.sku"] : []),
    ...(properties.location === undefined ? ["location"] : []),
  ];
  return held(target, declaration, { assumed });
}

/** Access policies end where roles begin, and a role is no access where access policies are in force. */
function accessProblems(scene: Context, target: Target): Problem[] {
  const { resource, entries, ownership } = target;
  const { authorization, publicNetworkAccess } = resource.properties;
  const [reader] = entries.security.filter(({ spec }) => spec.reader !== undefined && spec.secret !== undefined);
  const powerless = reader !== undefined && ownership === "adopt" && authorization !== "roles";
  return [
    ...(authorization === "roles" ? cutsOff(scene, target, "enableRbacAuthorization") : []),
    ...(publicNetworkAccess === undefined ? [] : cutsOff(scene, target, "publicNetworkAccess")),
    ...(powerless
      ? [
          problemAt(reader, "AZURE-KEYVAULT-ACCESS", {
            what: "reader roles have an effect only on a vault with role-based authorization",
            given: resource.key,
            allowed: "authorization: roles (https://learn.microsoft.com/azure/key-vault/general/rbac-migration)",
            change: `give everybody of the access policies a role, then add authorization: roles to ${resource.key}`,
          }),
        ]
      : []),
  ];
}

/** Who read or changed what, where the resource names a workspace. */
function auditOf({ resource, entries }: Target, vault: string): TypedSpec[] {
  const { workspace } = resource.properties;
  if (workspace === undefined) return [];
  return [
    azureSpec({
      key: `${vault}-audit`,
      type: types.diagnosticSetting,
      concern: dataConcern,
      inputs: {
        name: "audit",
        resourceUri: { ref: vault, output: "id" },
        workspaceId: workspace,
        logs: [{ category: "AuditEvent", enabled: true }],
      },
      clauses: [...new Set(everyPlanned(entries).flatMap(({ clauses }) => clauses))],
    }),
  ];
}

/** One workload may read one secret; it never appears in a file or in the state. */
function readerOf(scene: Context, target: Target, entry: Planned<SecuritySpec>): TypedSpec[] {
  const [named] = textsOf(entry, "secret");
  const reader = entry.spec.reader?.value;
  if (named === undefined || reader === undefined) return [];
  const secret = named.value;
  return [
    grantOf(scene, {
      key: `vault-${target.resource.key}-${secret}-reader`,
      role: "secretsUser",
      principal: reader,
      scope: inText`${target.id}/secrets/${verbatim(named)}`,
      about: `${target.id}/secrets/${secret}|${reader}`,
      clauses: entry.clauses,
      dependsOn: [`vault-${target.resource.key}`],
    }),
  ];
}
