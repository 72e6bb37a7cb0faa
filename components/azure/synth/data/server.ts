import { boundedDays, formula, spelled, type Traced, verbatim } from "../../../../core/evidence";
import {
  type BackupSpec,
  baseAmount,
  type Planned,
  type PlannedEntries,
  type ScalingSpec,
} from "../../../../core/model";
import { fragment, merge } from "../../../kit/fragment";
import type { TypedSpec } from "../../../kit/typed-inputs";
import type { Context } from "../common/context";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { collectorsOf } from "./collectors";
import { amountsOf, statedBy, textsOf } from "./evidence";
import { held, ownTags } from "./held";
import { dataLimits } from "./limits";
import { daysOf } from "./numbers";
import { parametersOf } from "./parameters";
import { neededProperties, type Target, targetsOf, unacknowledged } from "./target";
import { dataConcern, dataKinds, dataTypes } from "./tokens";

const gibibyte = 1024 ** 3;

/** Entries that are settings of the server itself: its own backups, its disk, its parameters. */
function isAsked({ backups, scaling, maintenance }: PlannedEntries): boolean {
  return backups.some(isOwnBackup) || scaling.some(isSize) || maintenance.some(({ spec }) => spec.parameter);
}

/** Backups into a vault or an account of their own have their retention there. */
function isOwnBackup({ spec }: Planned<BackupSpec>): boolean {
  return spec.vault === undefined && spec.account === undefined && spec.keep !== undefined;
}

function isSize({ spec }: Planned<ScalingSpec>): boolean {
  return spec.size !== undefined;
}

export function servers(scene: Context): Fragment {
  const collecting = scene.plan.system.resources.filter(
    (one) => ["create", "adopt"].includes(one.properties.ownership ?? "") && collectorsOf(scene.plan, one).length > 0,
  );
  const needed = collecting.map(({ key }) => key);
  const { targets, problems } = targetsOf(scene, dataKinds.server, isAsked, needed);
  return merge(fragment({ problems }), ...targets.map((target) => serverOf(scene, target)));
}

export function serverKey({ resource }: Target): string {
  return `server-${resource.key}`;
}

function serverOf(scene: Context, target: Target): Fragment {
  const backups = target.entries.backups.filter(isOwnBackup);
  const sizes = target.entries.scaling.filter(isSize);
  const geo = backups.some(({ spec }) => spec.copies?.value === "Enabled");
  const problems = [
    ...neededProperties(target, ["sku", "tier", "version", ...(target.ownership === "create" ? ["tenant"] : [])]),
    ...(geo ? unacknowledged(scene, target, "geo-redundant backup is decided when the server is made, which") : []),
  ];
  if (problems.length > 0) return fragment({ problems });
  const parameters = parametersOf(target, collectorsOf(scene.plan, target.resource));
  return merge(fragment({ declarations: [declarationOf(scene, target, { backups, sizes, geo })] }), parameters);
}

interface Settings {
  readonly backups: readonly Planned<BackupSpec>[];
  readonly sizes: readonly Planned<ScalingSpec>[];
  readonly geo: boolean;
}

function declarationOf(scene: Context, target: Target, { backups, sizes, geo }: Settings): TypedSpec {
  const { resource, name, resourceGroup, ownership } = target;
  const { sku, tier, version, tenant, location, zone } = resource.properties;
  const reaches = backups.flatMap(({ spec }) => retentionOf(spec));
  const retention = reaches.length > 0 ? Math.max(...reaches) : dataLimits.serverRetention.least;
  const made = ownership === "create";
  const copied = backups.some(({ spec }) => spec.copies !== undefined);
  const kept = backups.length > 0;
  const size = sizes.flatMap(({ spec }) => sizeOf(spec)).at(-1);
  const declaration = azureSpec({
    key: serverKey(target),
    type: dataTypes.server,
    concern: dataConcern,
    inputs: {
      serverName: name,
      resourceGroupName: resourceGroup,
      location: location ?? scene.place.location,
      sku: { name: sku ?? "", tier: tier ?? "" },
      version: version ?? "",
      // The SDK writes it in any case; without a zone Azure chooses one.
      availabilityZone: zone ?? "",
      ...((made || kept) && {
        backup: {
          backupRetentionDays: statedBy(
            retention,
            backups.flatMap((entry) => reachOf(entry, retention)),
          ),
          geoRedundantBackup: statedBy(
            geo ? "Enabled" : "Disabled",
            backups.flatMap((entry) => textsOf(entry, "copies").map(verbatim)),
          ),
        },
      }),
      ...(size !== undefined && {
        storage: { storageSizeGB: statedBy(size, sizes.flatMap(sizesOf)), autoGrow: "Enabled" },
      }),
      // Nobody has a password: a created server knows people and workloads of the directory only.
      ...(made && {
        authConfig: { activeDirectoryAuth: "Enabled", passwordAuth: "Disabled", tenantId: tenant ?? "" },
      }),
      ...ownTags(scene, target, "server"),
    },
    clauses: [...new Set([...backups, ...sizes].flatMap(({ clauses }) => clauses))],
    // A disk that has grown by itself never shrinks again: the size is where it starts.
    options: { ...(size !== undefined && { ignoreChanges: ["storage.storageSizeGB"] }) },
  });
  const assumed = [
    ...(location === undefined ? ["location"] : []),
    ...(zone === undefined ? ["availabilityZone"] : []),
    ...(kept && !copied ? ["backup.geoRedundantBackup"] : []),
  ];
  return held(target, declaration, { assumed });
}

/** How far back the server can be put: the archive of every change reaches back as far as the backups it starts from. */
function reachOf(entry: Planned<BackupSpec>, days: number): Traced<number>[] {
  const kept = amountsOf(entry, "keep");
  const continuous = textsOf(entry, "method").filter(({ value }) => value === "point-in-time");
  return [
    ...kept.map((source) => boundedDays(source, days)),
    ...continuous.map((source) => spelled(source, () => days)),
  ];
}

function sizesOf(entry: Planned<ScalingSpec>): Traced<number>[] {
  return amountsOf(entry, "size").map((source) =>
    formula(source, { format: "integer", expression: "documented / gibibyte", terms: { gibibyte } }),
  );
}

/** Days; only values that are to be deployed decide. */
function retentionOf({ keep }: BackupSpec): number[] {
  return keep ? [daysOf(baseAmount(keep.value))] : [];
}

function sizeOf({ size }: ScalingSpec): number[] {
  return size ? [baseAmount(size.value) / gibibyte] : [];
}
