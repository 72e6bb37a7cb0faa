import { boundedDays, formula, spelled, type Traced, verbatim } from "../../../../core/evidence";
import { baseAmount, type Intent, type Planned, type Problem, quantityOf, textOf } from "../../../../core/model";
import { fragment, merge } from "../../../kit/fragment";
import { problemAt } from "../../../kit/problems";
import type { TypedSpec } from "../../../kit/typed-inputs";
import type { Context } from "../common/context";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { collectorsOf } from "./collectors";
import { amountsOf, statedBy, textsOf } from "./evidence";
import { held, ownTags } from "./held";
import { serverLimits } from "./limits";
import { daysOf } from "./numbers";
import { parametersOf } from "./parameters";
import { neededProperties, type Target, targetsOf, unacknowledged } from "./target";
import { dataConcern, dataKinds, dataTypes } from "./tokens";

const gibibyte = 1024 ** 3;

/** Entries that are settings of the server itself: its own backups, its disk, its parameters. */
function isSetting({ spec }: Planned<Intent>): boolean {
  return isOwnBackup(spec) || isSize(spec) || spec.values.parameter !== undefined;
}

/** Backups into a vault or an account of their own have their retention there. */
function isOwnBackup({ section, values }: Intent): boolean {
  return (
    section === "backups" && values.vault === undefined && values.account === undefined && values.keep !== undefined
  );
}

function isSize({ section, values }: Intent): boolean {
  return section === "scaling" && values.size !== undefined;
}

export function servers(scene: Context): Fragment {
  const collecting = scene.plan.system.resources.filter(
    (one) => ["create", "adopt"].includes(one.properties.ownership ?? "") && collectorsOf(scene.plan, one).length > 0,
  );
  const needed = collecting.map(({ key }) => key);
  const { targets, problems } = targetsOf(scene, dataKinds.server, isSetting, needed);
  return merge(fragment({ problems }), ...targets.map((target) => serverOf(scene, target)));
}

export function serverKey({ resource }: Target): string {
  return `server-${resource.key}`;
}

function serverOf(scene: Context, target: Target): Fragment {
  const entries = target.intents.filter(({ spec }) => isOwnBackup(spec) || isSize(spec));
  const geo = entries.some(({ spec }) => textOf(spec, "copies")?.value === "Enabled");
  const problems = [
    ...neededProperties(target, ["sku", "tier", "version", ...(target.ownership === "create" ? ["tenant"] : [])]),
    ...entries.flatMap(settingProblems),
    ...(geo ? unacknowledged(scene, target, "geo-redundant backup is decided when the server is made, which") : []),
  ];
  if (problems.length > 0) return fragment({ problems });
  const parameters = parametersOf(target, collectorsOf(scene.plan, target.resource));
  return merge(fragment({ declarations: [declarationOf(scene, target, { entries, geo })] }), parameters);
}

interface Settings {
  readonly entries: readonly Planned<Intent>[];
  readonly geo: boolean;
}

function declarationOf(scene: Context, target: Target, { entries, geo }: Settings): TypedSpec {
  const { resource, name, resourceGroup, ownership } = target;
  const { sku, tier, version, tenant, location, zone } = resource.properties;
  const retention = Math.max(serverLimits.retention.shortest, ...entries.flatMap(({ spec }) => retentionOf(spec)));
  const made = ownership === "create";
  const copied = entries.some(({ spec }) => textOf(spec, "copies") !== undefined);
  const kept = entries.some(({ spec }) => spec.section === "backups");
  const size = entries.flatMap(({ spec }) => sizeOf(spec)).at(-1);
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
            entries.flatMap((entry) => reachOf(entry, retention)),
          ),
          geoRedundantBackup: statedBy(
            geo ? "Enabled" : "Disabled",
            entries.flatMap((entry) => textsOf(entry, "copies").map(verbatim)),
          ),
        },
      }),
      ...(size !== undefined && {
        storage: { storageSizeGB: statedBy(size, entries.flatMap(sizesOf)), autoGrow: "Enabled" },
      }),
      // Nobody has a password: a created server knows people and workloads of the directory only.
      ...(made && {
        authConfig: { activeDirectoryAuth: "Enabled", passwordAuth: "Disabled", tenantId: tenant ?? "" },
      }),
      ...ownTags(scene, target, "server"),
    },
    clauses: [...new Set(entries.flatMap(({ clauses }) => clauses))],
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
function reachOf(entry: Planned<Intent>, days: number): Traced<number>[] {
  const kept = entry.spec.section === "backups" ? amountsOf(entry, "keep") : [];
  const continuous = textsOf(entry, "method").filter(({ value }) => value === "point-in-time");
  return [
    ...kept.map((source) => boundedDays(source, days)),
    ...continuous.map((source) => spelled(source, () => days)),
  ];
}

function sizesOf(entry: Planned<Intent>): Traced<number>[] {
  const sized = isSize(entry.spec) ? amountsOf(entry, "size") : [];
  return sized.map((source) =>
    formula(source, { format: "integer", expression: "documented / gibibyte", terms: { gibibyte } }),
  );
}

/** Days; only values that are to be deployed decide. */
function retentionOf(spec: Intent): number[] {
  const keep = quantityOf(spec, "keep");
  return spec.section === "backups" && keep ? [daysOf(baseAmount(keep.value))] : [];
}

function sizeOf(spec: Intent): number[] {
  const size = quantityOf(spec, "size");
  return isSize(spec) && size ? [baseAmount(size.value) / gibibyte] : [];
}

function settingProblems(entry: Planned<Intent>): Problem[] {
  const { shortest, longest, reference } = serverLimits.retention;
  const { accepted } = serverLimits.storage;
  const tooLong = retentionOf(entry.spec).filter((days) => days < shortest || days > longest);
  const odd = sizeOf(entry.spec).filter((size) => !(accepted as readonly number[]).includes(size));
  return [
    ...tooLong.map((days) =>
      problemAt(entry, "AZURE-DATABASE-RETENTION", {
        what: "a flexible server keeps its own backups for one to five weeks",
        given: `${days} days`,
        allowed: `${shortest}-${longest} days (${reference})`,
        change: days > longest ? "name a backup vault as vault: it keeps up to ten years" : `write ${shortest} days`,
      }),
    ),
    ...odd.map((size) =>
      problemAt(entry, "AZURE-DATABASE-STORAGE", {
        what: "the disk of a flexible server comes in fixed sizes, and never gets smaller",
        given: `${size} GiB`,
        allowed: `${accepted.join(", ")} GiB`,
        change: `write ${accepted.find((one) => one > size) ?? accepted.at(-1)} GiB`,
      }),
    ),
  ];
}
