import type { Scalar } from "../../../../core/evidence";
import { acknowledgementOf, type BackupSpec, type Planned, type Problem, withConsent } from "../../../../core/model";
import { fragment, merge } from "../../../kit/fragment";
import type { TypedSpec } from "../../../kit/typed-inputs";
import type { Context } from "../common/context";
import { limits } from "../common/limits";
import { nameOf, tagsOf } from "../common/naming";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { types } from "../common/types";
import { routeReferences } from "../notification/action-groups";
import { saidBy } from "./evidence";
import { protectedBy } from "./instances";
import { dataLimits, vaultRedundancies } from "./limits";
import { identityOf } from "./roles";
import { dataOptions, namesOf, resourceProblem, type Target, targetsOf, unacknowledged } from "./target";
import { backupVaultKey, dataConcern, dataKinds, dataTypes } from "./tokens";

/** Backups that are copied into a vault, by the vault they name. `made` are the keys of the stores this stack declares. */
export function backupVaults(scene: Context, made: ReadonlySet<string>): Fragment {
  const { targets, problems } = targetsOf(scene, dataKinds.backupVault, () => false, namedVaults(scene));
  return merge(fragment({ problems }), ...targets.map((target) => vaultOf(scene, target, made)));
}

function vaultOf(scene: Context, target: Target, made: ReadonlySet<string>): Fragment {
  const copied = copiedTo(scene, target.resource.key);
  const problems = settingProblems(scene, target);
  if (problems.length > 0) return fragment({ problems });
  const clauses = [...new Set(copied.flatMap((entry) => entry.clauses))];
  const worker = identityOf(scene, `backup-worker-${target.resource.key}`, clauses);
  const vault = declarationOf(scene, target, { worker: worker.key, clauses });
  return merge(
    fragment({ declarations: [worker, vault, ...noticeOf(scene, target, { vault: vault.key, copied })] }),
    ...copied.map((entry) => protectedBy(scene, { target, vault: vault.key, worker: worker.key, made }, entry)),
  );
}

interface Settings {
  readonly redundancy: string;
  readonly softDelete: string;
  readonly softDeleteDays: number;
  readonly immutability: string;
}

/** Copies elsewhere in the country and a fortnight's grace, unless the resource says otherwise. */
function settingsOf({ resource: { properties } }: Target): Settings {
  return {
    redundancy: properties.redundancy ?? "geo",
    softDelete: properties.softDelete ?? "On",
    softDeleteDays: Number(properties.softDeleteDays ?? dataLimits.backupVaultSoftDelete.least),
    immutability: properties.immutability ?? "Unlocked",
  };
}

function declarationOf(
  scene: Context,
  target: Target,
  made: { readonly worker: string; readonly clauses: readonly string[] },
): TypedSpec {
  const { resource, name, resourceGroup } = target;
  const { redundancy, softDelete, softDeleteDays, immutability } = settingsOf(target);
  const stated = <T extends Scalar>(property: string, value: T) => saidBy(resource, property, value);
  const vault = azureSpec({
    key: backupVaultKey(resource.key),
    type: dataTypes.backupVault,
    concern: dataConcern,
    inputs: {
      vaultName: stated("id", name),
      resourceGroupName: resourceGroup,
      location: resource.properties.location ?? scene.place.location,
      identity: { type: "UserAssigned", userAssignedIdentities: [{ ref: made.worker, output: "id" }] },
      properties: {
        storageSettings: [{ datastoreType: "VaultStore", type: vaultRedundancies[redundancy] ?? "" }],
        securitySettings: {
          softDeleteSettings: {
            state: stated("softDelete", softDelete),
            retentionDurationInDays: stated("softDeleteDays", softDeleteDays),
          },
          immutabilitySettings: { state: stated("immutability", immutability) },
        },
        monitoringSettings: { azureMonitorAlertSettings: { alertsForAllJobFailures: "Enabled" } },
      },
      tags: tagsOf(scene, "backup-vault", resource.key),
    },
    clauses: made.clauses,
    options: dataOptions(target),
  });
  return withConsent(vault, acknowledgementOf(scene.plan.acknowledgements, namesOf(target)));
}

/** The vault raises an alert for every failed job by itself; this says whom it reaches. */
function noticeOf(
  scene: Context,
  { resource }: Target,
  { vault, copied }: { readonly vault: string; readonly copied: readonly Planned<BackupSpec>[] },
): TypedSpec[] {
  const route = noticeRoute(scene, copied);
  const groups = route === undefined ? [] : routeReferences(scene.plan.routes, route);
  if (groups.length === 0) return [];
  const message = copied[0]?.message;
  const key = `${vault}-failures`;
  return [
    azureSpec({
      key,
      type: types.processingRule,
      concern: dataConcern,
      inputs: {
        alertProcessingRuleName: nameOf(scene, [key], limits.processingRuleName.value),
        resourceGroupName: scene.place.resourceGroup,
        location: "Global",
        properties: {
          scopes: [{ ref: vault, output: "id" }],
          actions: [{ actionType: "AddActionGroups" as const, actionGroupIds: groups }],
          enabled: true,
          description: message ? `${message.title}. ${message.clause}. ${message.runbookUrl}` : resource.title,
        },
        tags: tagsOf(scene, "backup-vault", resource.key),
      },
      clauses: [...new Set(copied.flatMap(({ clauses }) => clauses))],
    }),
  ];
}

/** The route the entries name, else warnings: a failed copy leaves the copies before it. */
function noticeRoute({ plan }: Context, copied: readonly Planned<BackupSpec>[]): string | undefined {
  const routes = plan.routes.map(({ key }) => key);
  return (
    copied.flatMap(({ spec }) => spec.notify ?? [])[0] ?? ["warning", "critical"].find((key) => routes.includes(key))
  );
}

/** Routes that failed copies reach, so that their action groups exist. */
export function copyRoutes(scene: Context): string[] {
  return namedVaults(scene).flatMap((vault) => noticeRoute(scene, copiedTo(scene, vault)) ?? []);
}

function namedVaults({ plan }: Context): string[] {
  return [...new Set(plan.entries.backups.flatMap(({ spec }) => spec.vault?.value ?? []))];
}

function copiedTo({ plan }: Context, vault: string): Planned<BackupSpec>[] {
  return plan.entries.backups.filter(({ spec }) => spec.vault?.value === vault);
}

function settingProblems(scene: Context, target: Target): Problem[] {
  const { redundancy, softDelete, immutability } = settingsOf(target);
  return [
    ...(redundancy in vaultRedundancies
      ? []
      : [
          resourceProblem(target.resource, {
            code: "AZURE-BACKUP-VAULT",
            what: "no such redundancy of a backup vault",
            given: redundancy,
            allowed: Object.keys(vaultRedundancies).join(", "),
            change: "correct redundancy",
          }),
        ]),
    ...(softDelete === "AlwaysOn" ? unacknowledged(scene, target, "soft delete AlwaysOn") : []),
    ...(immutability === "Locked" ? unacknowledged(scene, target, "locked immutability") : []),
  ];
}
