import { type BackupSpec, leafOf, type MonitoredResource, type Planned } from "../../../../core/model";
import { fragment } from "../../../kit/fragment";
import { problemAt } from "../../../kit/problems";
import type { TypedSpec } from "../../../kit/typed-inputs";
import type { Context } from "../common/context";
import { plainNameOf, tagsOf } from "../common/naming";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import type { workloadRoles } from "../identities/role-assignments";
import { dataLimits } from "./limits";
import { type Copier, policyOf, type Source } from "./policies";
import { grantOf } from "./roles";
import { backupInstanceKey, dataConcern, dataKinds, dataTypes } from "./tokens";

const sources: Readonly<Record<string, Omit<Source, "key"> & { readonly prefix: string }>> = {
  [dataKinds.server]: {
    datasource: "Microsoft.DBforPostgreSQL/flexibleServers",
    backupType: "Full",
    // "Only one weekly backup is currently supported": the other jobs of a week fail.
    periods: ["P1W"],
    reference: "https://learn.microsoft.com/azure/backup/backup-azure-database-postgresql-flex-support-matrix",
    role: "serverBackup",
    readsGroup: true,
    prefix: "server",
  },
  [dataKinds.storage]: {
    datasource: "Microsoft.Storage/storageAccounts/blobServices",
    backupType: "Discrete",
    periods: ["P1D", "P1W"],
    reference: "https://learn.microsoft.com/azure/backup/blob-backup-support-matrix",
    role: "storageBackup",
    readsGroup: false,
    prefix: "account",
  },
};

/** A store in a vault: the policy, the roles the vault needs there, and the instance that binds them. */
export function protectedBy(scene: Context, copier: Copier, entry: Planned<BackupSpec>): Fragment {
  const resource = scene.plan.system.resources.find(({ key }) => key === entry.spec.on);
  const known = resource && sources[resource.kind];
  const id = resource?.properties.id ?? "";
  if (!resource || !known || typeof leafOf(id) !== "string") {
    const problem = problemAt(entry, "AZURE-BACKUP-SOURCE", {
      what: "a backup vault cannot back up this kind of resource",
      given: resource?.kind ?? "none",
      allowed: `${Object.keys(sources).join(", ")}, named by an ARM id`,
      change: "correct on, or remove vault",
    });
    return fragment({ problems: [problem] });
  }
  const source: Source = { ...known, key: `${known.prefix}-${resource.key}` };
  const policy = policyOf(scene, copier, entry, source);
  const [declaration] = policy.declarations;
  if (!declaration) return policy;
  const grants = grantsOf(scene, copier, { entry, source, resource, id });
  const bound = { entry, source, resource, id, policy: declaration.key, dependsOn: grants.map(({ key }) => key) };
  return { ...policy, declarations: [declaration, ...grants, instanceOf(scene, copier, bound)] };
}

interface Subject {
  readonly entry: Planned<BackupSpec>;
  readonly source: Source;
  readonly resource: MonitoredResource;
  readonly id: string;
}

function grantsOf(scene: Context, { worker, target, made }: Copier, subject: Subject): TypedSpec[] {
  const { entry, source, resource, id } = subject;
  const given = (suffix: string, role: keyof typeof workloadRoles, scope: string): TypedSpec =>
    grantOf(scene, {
      key: `backup-${target.resource.key}-${resource.key}-${suffix}`,
      role,
      principal: { ref: worker, output: "principalId" },
      scope,
      about: scope,
      clauses: entry.clauses,
      ...(made.has(source.key) && { dependsOn: [source.key] }),
    });
  const group = id.split("/").slice(0, 5).join("/");
  return [given("role", source.role, id), ...(source.readsGroup ? [given("reader", "reader", group)] : [])];
}

function instanceOf(
  scene: Context,
  { target, vault, worker }: Copier,
  bound: Subject & { readonly policy: string; readonly dependsOn: readonly string[] },
): TypedSpec {
  const { entry, resource, source, id, policy, dependsOn } = bound;
  const containers = resource.properties.containers?.split(/,\s*/) ?? [];
  const name = id.split("/").at(-1) ?? "";
  const data = {
    datasourceType: source.datasource,
    objectType: "Datasource",
    resourceID: id,
    resourceUri: id,
    resourceName: name,
    resourceLocation: resource.properties.location ?? scene.place.location,
    resourceType: source.datasource.split("/").slice(0, 2).join("/"),
  };
  return azureSpec({
    key: backupInstanceKey(entry.spec.key),
    type: dataTypes.backupInstance,
    concern: dataConcern,
    inputs: {
      backupInstanceName: plainNameOf(scene, [entry.spec.key], dataLimits.instanceName.value),
      vaultName: { ref: vault, output: "name" },
      resourceGroupName: target.resourceGroup,
      tags: tagsOf(scene, "backup", entry.spec.key),
      properties: {
        objectType: "BackupInstance",
        friendlyName: name,
        dataSourceInfo: data,
        ...(source.readsGroup && { dataSourceSetInfo: { ...data, objectType: "DatasourceSet" } }),
        identityDetails: {
          useSystemAssignedIdentity: false,
          userAssignedIdentityArmUrl: { ref: worker, output: "id" },
        },
        policyInfo: {
          policyId: { ref: policy, output: "id" },
          ...(containers.length > 0 && {
            policyParameters: {
              backupDatasourceParametersList: [
                { objectType: "BlobBackupDatasourceParameters" as const, containersList: containers },
              ],
            },
          }),
        },
      },
    },
    clauses: entry.clauses,
    options: { protect: true, retainOnDelete: true, dependsOn },
  });
}
