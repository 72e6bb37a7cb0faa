import { type Intent, type Planned, quantityOf, type ResourceSpec, textOf, type Value } from "../../../../core/model";
import { type Fragment, fragment, merge } from "../../../kit/fragment";
import type { Context } from "../common/context";
import { tagsOf } from "../common/naming";
import { databasesOf, isContainerSetting, isThroughput } from "./containers";
import {
  continuousProblems,
  intervalOf,
  lossProblems,
  modeMissing,
  periodicProblems,
  retentionOf,
} from "./cosmos-problems";
import { shown } from "./evidence";
import { held } from "./held";
import { cosmosLimits } from "./limits";
import { daysOf } from "./numbers";
import { type Target, targetsOf, unacknowledged } from "./target";
import { dataConcern, dataKinds, dataTypes } from "./tokens";

const isBackup = ({ spec }: Planned<Intent>): boolean => spec.section === "backups";
const isSetting = (entry: Planned<Intent>): boolean =>
  isBackup(entry) || isContainerSetting(entry.spec) || isThroughput(entry.spec);

export function cosmosAccounts(scene: Context): Fragment {
  const { targets, problems } = targetsOf(scene, dataKinds.cosmos, isSetting);
  return merge(fragment({ problems }), ...targets.map((target) => accountOf(scene, target)));
}

function accountOf(scene: Context, target: Target): Fragment {
  const backups = target.intents.filter(isBackup);
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
function modeOf(backups: readonly Planned<Intent>[]): "continuous" | "periodic" | "none" {
  if (backups.some(({ spec }) => textOf(spec, "tier")?.deploys)) return "continuous";
  return backups.some(({ spec }) => quantityOf(spec, "every")?.deploys) ? "periodic" : "none";
}

function declarationOf(
  scene: Context,
  target: Target,
  backups: readonly Planned<Intent>[],
  mode: ReturnType<typeof modeOf>,
): ResourceSpec {
  const { resource, name, resourceGroup } = target;
  const regions = (resource.properties.locations ?? scene.place.location).split(/,\s*/);
  const throughput = target.intents.filter(({ spec }) => isThroughput(spec));
  const consistency = throughput.flatMap(({ spec }) => textOf(spec, "consistency")?.value ?? [])[0];
  const inputs: ResourceSpec["inputs"] = {
    accountName: name,
    resourceGroupName: resourceGroup,
    location: regions[0] ?? "",
    kind: "GlobalDocumentDB",
    databaseAccountOfferType: "Standard",
    createMode: "Default",
    locations: regions.map((locationName, failoverPriority) => ({ locationName, failoverPriority })),
    ...(consistency !== undefined && { consistencyPolicy: { defaultConsistencyLevel: consistency } }),
    ...(mode !== "none" && { backupPolicy: mode === "continuous" ? continuous(backups) : periodic(backups) }),
    tags: tagsOf(scene, "cosmos", resource.key),
  };
  const declaration: ResourceSpec = {
    key: `cosmos-${resource.key}`,
    type: dataTypes.cosmosAccount,
    concern: dataConcern,
    inputs,
    clauses: [...new Set(backups.flatMap(({ clauses }) => clauses))],
    evidence: backups.flatMap((entry) => evidenceOf(entry, mode)),
  };
  // The SDK asks for these; which regions, and in which order, is as it is unless the resource says.
  const assumed = [
    ...["createMode", "databaseAccountOfferType", "kind"],
    ...(resource.properties.locations === undefined ? ["location", "locations"] : []),
  ];
  return held(target, declaration, { assumed });
}

function continuous(backups: readonly Planned<Intent>[]): Value {
  const tier = backups.flatMap(({ spec }) => textOf(spec, "tier")?.value ?? [])[0] ?? "";
  return { type: "Continuous", continuousModeProperties: { tier } };
}

function periodic(backups: readonly Planned<Intent>[]): Value {
  const first = <T>(read: (spec: Intent) => T | undefined): T | undefined =>
    backups.flatMap(({ spec }) => read(spec) ?? [])[0] as T | undefined;
  const interval = first((spec) => intervalOf(spec));
  const retention = first((spec) => retentionOf(spec));
  return {
    type: "Periodic",
    periodicModeProperties: {
      ...(interval !== undefined && { backupIntervalInMinutes: interval }),
      ...(retention !== undefined && { backupRetentionIntervalInHours: retention }),
    },
  };
}

function evidenceOf(entry: Planned<Intent>, mode: ReturnType<typeof modeOf>) {
  if (mode === "continuous") {
    const path = "backupPolicy.continuousModeProperties.tier";
    const deployed = cosmosLimits.tiers[textOf(entry.spec, "tier")?.value ?? ""] ?? 0;
    return shown(
      entry,
      { subject: "tier", path, format: "text" },
      {
        subject: "keep",
        path,
        match: "^Continuous(\\d+)Days$",
        expression: "ceil(documented / 86400)",
        deployed,
        wanted: daysOf,
      },
    );
  }
  const path = "backupPolicy.periodicModeProperties";
  return shown(
    entry,
    { subject: "every", path: `${path}.backupIntervalInMinutes`, expression: "documented / 60" },
    { subject: "keep", path: `${path}.backupRetentionIntervalInHours`, expression: "ceil(documented / 3600)" },
  );
}
