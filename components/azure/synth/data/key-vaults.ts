import {
  baseAmount,
  type Intent,
  type Planned,
  type Problem,
  quantityOf,
  type ResourceSpec,
  textOf,
} from "../../../../core/model";
import { tagsOf } from "../common/naming";
import { joinParts, type Part, partOf, type Scene } from "../common/scene";
import { types } from "../common/types";
import { inDays, shown } from "./evidence";
import { keyVaultLimits } from "./limits";
import { daysOf } from "./numbers";
import { grantOf } from "./roles";
import { dataOptions, intentProblem, neededProperties, type Target, targetsOf, unacknowledged } from "./target";
import { dataConcern, dataKinds, dataTypes } from "./tokens";

/**
 * Key vaults. Azure backs up no vault as a whole: what is deleted can be taken back, and every version stays. Access is
 * by roles, one secret at a time.
 */
export function keyVaults(scene: Scene): Part {
  const { targets, problems } = targetsOf(scene, dataKinds.keyVault, ({ spec }) =>
    ["backups", "security"].includes(spec.section),
  );
  return joinParts([partOf({ problems }), ...targets.map((target) => vaultOf(scene, target))]);
}

function vaultOf(scene: Scene, target: Target): Part {
  const kept = target.intents.filter(({ spec }) => quantityOf(spec, "keep") !== undefined);
  const problems = [
    ...neededProperties(target, ["tenant"]),
    ...kept.flatMap(retentionProblems),
    ...unacknowledged(scene, target, "purge protection"),
  ];
  if (problems.length > 0) return partOf({ problems });
  const vault = declarationOf(scene, target, kept);
  return partOf({
    declarations: [
      vault,
      ...auditOf(target, vault.key),
      ...target.intents.flatMap((entry) => readerOf(scene, target, entry)),
    ],
  });
}

function daysKept({ spec }: Planned<Intent>): number {
  const keep = quantityOf(spec, "keep");
  return keep ? daysOf(baseAmount(keep.value)) : 0;
}

function declarationOf(scene: Scene, target: Target, kept: readonly Planned<Intent>[]): ResourceSpec {
  const { resource, name, resourceGroup } = target;
  const { longest } = keyVaultLimits.softDelete;
  const days = kept.length > 0 ? Math.max(...kept.map(daysKept)) : longest;
  return {
    key: `vault-${resource.key}`,
    type: dataTypes.keyVault,
    concern: dataConcern,
    inputs: {
      vaultName: name,
      resourceGroupName: resourceGroup,
      location: resource.properties.location ?? scene.place.location,
      properties: {
        tenantId: resource.properties.tenant ?? "",
        sku: { family: "A", name: resource.properties.sku ?? "standard" },
        enableSoftDelete: true,
        softDeleteRetentionInDays: days,
        enablePurgeProtection: true,
        enableRbacAuthorization: true,
        // No machine, disk or template takes secrets out by itself. The provider writes these in any case.
        enabledForDeployment: false,
        enabledForDiskEncryption: false,
        enabledForTemplateDeployment: false,
        publicNetworkAccess: resource.properties.publicNetworkAccess ?? "enabled",
      },
      tags: tagsOf(scene, "vault", resource.key),
    },
    clauses: [...new Set(target.intents.flatMap(({ clauses }) => clauses))],
    evidence: kept.flatMap((entry) =>
      shown(entry, {
        subject: "keep",
        path: "properties.softDeleteRetentionInDays",
        ...inDays,
        deployed: days,
        wanted: daysOf,
      }),
    ),
    options: dataOptions(target),
  };
}

/** Who read or changed what, where the resource names a workspace. */
function auditOf({ resource, intents }: Target, vault: string): ResourceSpec[] {
  const { workspace } = resource.properties;
  if (workspace === undefined) return [];
  return [
    {
      key: `${vault}-audit`,
      type: types.diagnosticSetting,
      concern: dataConcern,
      inputs: {
        name: "audit",
        resourceUri: { ref: vault, output: "id" },
        workspaceId: workspace,
        logs: [{ category: "AuditEvent", enabled: true }],
      },
      clauses: [...new Set(intents.flatMap(({ clauses }) => clauses))],
      evidence: [],
    },
  ];
}

/** One workload may read one secret; it never appears in a file or in the state. */
function readerOf(scene: Scene, target: Target, entry: Planned<Intent>): ResourceSpec[] {
  const secret = textOf(entry.spec, "secret")?.value;
  const reader = textOf(entry.spec, "reader")?.value;
  if (secret === undefined || reader === undefined) return [];
  const grant = grantOf(scene, {
    key: `vault-${target.resource.key}-${secret}-reader`,
    role: "secretsUser",
    principal: reader,
    scope: `${target.id}/secrets/${secret}`,
    about: `${target.id}/secrets/${secret}|${reader}`,
    clauses: entry.clauses,
    dependsOn: [`vault-${target.resource.key}`],
  });
  return [
    {
      ...grant,
      evidence: shown(entry, { subject: "secret", path: "scope", format: "text", match: "/secrets/([^/]+)$" }),
    },
  ];
}

function retentionProblems(entry: Planned<Intent>): Problem[] {
  const { shortest, longest, reference } = keyVaultLimits.softDelete;
  const days = daysKept(entry);
  if (days >= shortest && days <= longest) return [];
  return [
    intentProblem(entry, {
      code: "AZURE-KEYVAULT-RETENTION",
      what: "a deleted secret can be taken back within the vault's own range; the number never changes afterwards",
      given: `${days} days`,
      allowed: `${shortest}-${longest} days (${reference})`,
      change: `write ${days > longest ? longest : shortest} days`,
    }),
  ];
}
