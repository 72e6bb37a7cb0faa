import { about, formula, verbatim } from "../../../../core/evidence";
import { baseOf, type MaintenanceSpec, type Planned, type Problem, type ScalingSpec } from "../../../../core/model";
import { fragment, merge } from "../../../kit/fragment";
import { problemAt } from "../../../kit/problems";
import type { TypedSpec } from "../../../kit/typed-inputs";
import type { Context } from "../common/context";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { amountsOf, statedBy, textsOf } from "./evidence";
import { held, ownTags } from "./held";
import { neededProperties, type Target } from "./target";
import { dataConcern, dataTypes } from "./tokens";

type ContainerEntry = Planned<MaintenanceSpec>;

/** Settings of a container: what it indexes, or how it is partitioned. */
export function isContainerSetting({ spec }: ContainerEntry): boolean {
  return spec.included !== undefined || isPartitionKey(spec);
}

function isPartitionKey({ setting }: MaintenanceSpec): boolean {
  return setting?.value.startsWith("/") ?? false;
}

/** Autoscale throughput, in request units a second; shared by the containers of the database. */
export function isThroughput({ spec }: Planned<ScalingSpec>): boolean {
  return spec.maximum !== undefined;
}

export function databasesOf(scene: Context, target: Target, account: string): Fragment {
  const scaled = target.entries.scaling.filter(isThroughput);
  const settings = target.entries.maintenance.filter(isContainerSetting);
  if (scaled.length === 0 && settings.length === 0) return fragment({});
  const problems = [
    ...neededProperties(target, ["database", ...(settings.length > 0 ? ["container"] : [])]),
    ...(settings.length > 0 && partitionKeyOf(settings) === undefined ? [unpartitioned(settings)] : []),
    ...settings.flatMap(indexProblems),
  ];
  if (problems.length > 0) return fragment({ problems });
  const database = databaseOf(scene, target, scaled, account);
  const containers = settings.length === 0 ? [] : [containerOf(scene, target, settings, database.key)];
  return merge(fragment({ declarations: [database, ...containers] }));
}

function databaseOf(
  scene: Context,
  target: Target,
  scaled: readonly Planned<ScalingSpec>[],
  account: string,
): TypedSpec {
  const { resource, name, resourceGroup } = target;
  const database = resource.properties.database ?? "";
  const most = scaled.flatMap(({ spec }) => baseOf(spec.maximum) ?? [])[0];
  const declaration = azureSpec({
    key: `cosmos-${resource.key}-database`,
    type: dataTypes.cosmosDatabase,
    concern: dataConcern,
    inputs: {
      accountName: name,
      resourceGroupName: resourceGroup,
      databaseName: database,
      resource: { id: database },
      ...(most !== undefined && {
        options: {
          autoscaleSettings: {
            maxThroughput: statedBy(
              most,
              scaled.flatMap((entry) => amountsOf(entry, "maximum").map((source) => formula(source))),
            ),
          },
        },
      }),
      ...ownTags(scene, target, "cosmos"),
    },
    clauses: [...new Set(scaled.flatMap(({ clauses }) => clauses))],
    options: { dependsOn: [account] },
  });
  return held(target, declaration, { path: `/sqlDatabases/${database}` });
}

function containerOf(scene: Context, target: Target, settings: readonly ContainerEntry[], database: string): TypedSpec {
  const { resource, name, resourceGroup } = target;
  const { properties } = resource;
  const index = settings.find(({ spec }) => spec.included !== undefined);
  const [included, excluded] = [index?.spec.included?.value ?? [], index?.spec.excluded?.value ?? []];
  const mode = index?.spec.mode?.value;
  const path = `/sqlDatabases/${properties.database}/containers/${properties.container}`;
  const declaration = azureSpec({
    key: `cosmos-${resource.key}-container`,
    type: dataTypes.cosmosContainer,
    concern: dataConcern,
    inputs: {
      accountName: name,
      resourceGroupName: resourceGroup,
      databaseName: properties.database ?? "",
      containerName: properties.container ?? "",
      resource: {
        id: properties.container ?? "",
        partitionKey: {
          paths: [
            statedBy(
              partitionKeyOf(settings) ?? "",
              settings.flatMap((entry) => textsOf(entry, "setting").map(verbatim)),
            ),
          ],
          kind: "Hash",
        },
        ...(index && {
          indexingPolicy: {
            automatic: index.spec.automatic?.value !== "false",
            indexingMode: mode ?? "consistent",
            includedPaths: included.map((path) => ({ path: includedPath(settings, path) })),
            excludedPaths: excluded.map((one) => ({ path: one })),
          },
        }),
      },
      ...ownTags(scene, target, "cosmos"),
    },
    clauses: [...new Set(settings.flatMap(({ clauses }) => clauses))],
    options: { dependsOn: [database] },
  });
  return held(target, declaration, { path });
}

function partitionKeyOf(settings: readonly ContainerEntry[]): string | undefined {
  const entry = settings.find(({ spec }) => isPartitionKey(spec));
  return entry?.spec.setting?.value;
}

function unpartitioned([entry]: readonly ContainerEntry[]): Problem {
  return problemAt(entry as ContainerEntry, "AZURE-COSMOS-PARTITION", {
    what: "a container is made with its partition key, which never changes",
    given: "none",
    allowed: "a path, e.g. /tenant_id",
    change: "add an entry of maintenance with setting: /<partition key>",
  });
}

/** A path of the list, with the clauses that state this very path. */
function includedPath(settings: readonly ContainerEntry[], path: string) {
  return statedBy(
    path,
    settings
      .filter(({ spec }) => spec.included !== undefined)
      .map(({ facts }) => verbatim({ value: path, facts: about(facts, "included") })),
  );
}

function indexProblems(entry: ContainerEntry): Problem[] {
  const { included, excluded } = entry.spec;
  const all = [...(included?.value ?? []), ...(excluded?.value ?? [])];
  if (all.length === 0) return [];
  const complain = (what: string, given: string): Problem[] => [
    problemAt(entry, "AZURE-COSMOS-INDEX", {
      what,
      given,
      allowed: "/name/? for one value, /name/* with what is below, and /* once",
      change: "correct included or excluded",
    }),
  ];
  const odd = all.filter((path) => !/^\/(.+\/)?[?*]$/.test(path));
  if (odd.length > 0) return complain("no path of an index", odd.join(", "));
  const roots = all.filter((path) => path === "/*").length;
  return roots === 1 ? [] : complain("what happens to all other values is said once", `/* ${roots} times`);
}
