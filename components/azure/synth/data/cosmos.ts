import { formula, spelled, verbatim } from "../../../../core/evidence";
import type { BackupSpec, Planned, PlannedEntries } from "../../../../core/model";
import { fragment, merge } from "../../../kit/fragment";
import type { TypedSpec } from "../../../kit/typed-inputs";
import type { Context } from "../common/context";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { databasesOf, isContainerSetting, isThroughput } from "./containers";
import {
  continuousProblems,
  intervalOf,
  lossProblems,
  modeMissing,
  periodicProblems,
  retentionOf,
} from "./cosmos-problems";
import { amountsOf, statedBy, textsOf } from "./evidence";
import { held, ownTags } from "./held";
import { continuousTiers, cosmosConsistencies } from "./limits";
import { daysOf } from "./numbers";
import { type Target, targetsOf, unacknowledged } from "./target";
import { dataConcern, dataKinds, dataTypes } from "./tokens";

const isAsked = ({ backups, maintenance, scaling }: PlannedEntries): boolean =>
  backups.length > 0 || maintenance.some(isContainerSetting) || scaling.some(isThroughput);

export function cosmosAccounts(scene: Context): Fragment {
  const { targets, problems } = targetsOf(scene, dataKinds.cosmos, isAsked);
  return merge(fragment({ problems }), ...targets.map((target) => accountOf(scene, target)));
}

function accountOf(scene: Context, target: Target): Fragment {
  const { backups } = target.entries;
  const mode = modeOf(backups);
  const problems = [
    ...backups.flatMap((entry) => (mode === "continuous" ? continuousProblems(entry) : periodicProblems(entry))),
    ...(mode === "none" ? backups.flatMap(modeMissing) : []),
    ...lossProblems(scene, target),
    ...(mode === "continuous" ? unacknowledged(scene, target, "the move to continuous backup") : []),
  ];
  if (problems.length > 0) return fragment({ problems });
  const account = declarationOf(scene, target, backups, mode);
  return merge(fragment({ declarations: [account] }), databasesOf(scene, target, account.key));
}

/** The two modes exclude each other; a value the file takes back decides nothing. */
function modeOf(backups: readonly Planned<BackupSpec>[]): "continuous" | "periodic" | "none" {
  if (backups.some(({ spec }) => spec.tier?.deploys)) return "continuous";
  return backups.some(({ spec }) => spec.every?.deploys) ? "periodic" : "none";
}

function declarationOf(
  scene: Context,
  target: Target,
  backups: readonly Planned<BackupSpec>[],
  mode: ReturnType<typeof modeOf>,
): TypedSpec {
  const { resource, name, resourceGroup } = target;
  const regions = (resource.properties.locations ?? scene.place.location).split(/,\s*/);
  const throughput = target.entries.scaling.filter(isThroughput);
  const said = throughput.flatMap(({ spec }) => spec.consistency?.value ?? [])[0];
  const consistency = cosmosConsistencies.find((one) => one === said);
  const declaration = azureSpec({
    key: `cosmos-${resource.key}`,
    type: dataTypes.cosmosAccount,
    concern: dataConcern,
    inputs: {
      accountName: name,
      resourceGroupName: resourceGroup,
      location: regions[0] ?? "",
      kind: "GlobalDocumentDB",
      databaseAccountOfferType: "Standard" as const,
      createMode: "Default",
      locations: regions.map((locationName, failoverPriority) => ({ locationName, failoverPriority })),
      ...(consistency !== undefined && { consistencyPolicy: { defaultConsistencyLevel: consistency } }),
      ...(mode !== "none" && { backupPolicy: mode === "continuous" ? continuous(backups) : periodic(backups) }),
      ...ownTags(scene, target, "cosmos"),
    },
    clauses: [...new Set(backups.flatMap(({ clauses }) => clauses))],
  });
  // The SDK asks for these; which regions, and in which order, is as it is unless the resource says.
  const assumed = [
    ...["createMode", "databaseAccountOfferType", "kind"],
    ...(resource.properties.locations === undefined ? ["location", "locations"] : []),
  ];
  return held(target, declaration, { assumed });
}

function continuous(backups: readonly Planned<BackupSpec>[]) {
  const tier = backups.flatMap(({ spec }) => spec.tier?.value ?? [])[0] ?? "";
  const reach = continuousTiers[tier] ?? 0;
  const named = backups.flatMap((entry) => textsOf(entry, "tier").map(verbatim));
  const kept = backups.flatMap((entry) => amountsOf(entry, "keep").filter(({ value }) => daysOf(value) <= reach));
  const stated = statedBy(tier, [...named, ...kept.map((source) => spelled(source, () => tier))]);
  return { type: "Continuous" as const, continuousModeProperties: { tier: stated } };
}

function periodic(backups: readonly Planned<BackupSpec>[]) {
  const first = <T>(read: (spec: BackupSpec) => T | undefined): T | undefined =>
    backups.flatMap(({ spec }) => read(spec) ?? [])[0] as T | undefined;
  const interval = first((spec) => intervalOf(spec));
  const retention = first((spec) => retentionOf(spec));
  const stated = (subject: "every" | "keep", value: number, expression: string) =>
    statedBy(
      value,
      backups.flatMap((entry) =>
        amountsOf(entry, subject).map((source) => formula(source, { expression, kind: "unit" })),
      ),
    );
  return {
    type: "Periodic" as const,
    periodicModeProperties: {
      ...(interval !== undefined && { backupIntervalInMinutes: stated("every", interval, "documented / 60") }),
      ...(retention !== undefined && {
        backupRetentionIntervalInHours: stated("keep", retention, "ceil(documented / 3600)"),
      }),
    },
  };
}
