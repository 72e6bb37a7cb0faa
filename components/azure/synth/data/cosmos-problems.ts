import { type BackupSpec, baseAmount, objectiveProblems, type Planned, type Problem } from "../../../../core/model";
import { problemAt } from "../../../kit/problems";
import type { Context } from "../common/context";
import { continuousTiers, cosmosDelays } from "./limits";
import type { Target } from "./target";

/** Minutes between two periodic backups that are to be deployed. */
export function intervalOf(spec: BackupSpec): number | undefined {
  const every = spec.every;
  return every?.deploys ? baseAmount(every.value) / 60 : undefined;
}

/** Whole hours, rounded up: nothing is kept shorter than documented. */
export function retentionOf(spec: BackupSpec): number | undefined {
  const keep = spec.keep;
  return keep && Math.ceil(baseAmount(keep.value) / 3600);
}

function complaint(
  entry: Planned<BackupSpec>,
  what: string,
  given: string,
  allowed: string,
  change: string,
): Problem[] {
  return [problemAt(entry, "AZURE-COSMOS-BACKUP", { what, given, allowed, change })];
}

export function continuousProblems(entry: Planned<BackupSpec>): Problem[] {
  const tier = entry.spec.tier?.value;
  const every = intervalOf(entry.spec);
  const keep = retentionOf(entry.spec);
  if (tier === undefined) return [];
  if (every !== undefined) {
    return complaint(
      entry,
      "continuous and periodic backup exclude each other",
      `${tier} and every ${every} minutes`,
      "one of them",
      "take every back with superseded, or remove tier",
    );
  }
  const days = continuousTiers[tier];
  if (days === undefined || keep === undefined || keep <= days * 24) return [];
  const longer = Object.keys(continuousTiers).find((name) => (continuousTiers[name] ?? 0) * 24 >= keep);
  return complaint(
    entry,
    "the tier does not reach that far back",
    `${keep / 24} days with ${tier}`,
    `at most ${days} days`,
    longer ? `write ${longer}` : "copy the data elsewhere: no tier keeps longer",
  );
}

/** The platform keeps at least two copies. */
export function periodicProblems(entry: Planned<BackupSpec>): Problem[] {
  const [every, keep] = [intervalOf(entry.spec), retentionOf(entry.spec)];
  if (every === undefined || keep === undefined) return [];
  const least = (2 * every) / 60;
  if (keep >= least) return [];
  return complaint(
    entry,
    "periodic backups are kept for two periods at least",
    `${keep} hours`,
    `at least 2 x ${every} / 60 = ${least} hours`,
    "change keep",
  );
}

/** A retention alone says nothing: the two modes count differently. */
export function modeMissing(entry: Planned<BackupSpec>): Problem[] {
  const keep = entry.spec.keep;
  if (!keep || entry.spec.account !== undefined) return [];
  return complaint(
    entry,
    "the backup mode of the account is missing",
    `keep ${keep.written}`,
    `every: 60-1440 minutes, or tier: ${Object.keys(continuousTiers).join(", ")}`,
    "add every or tier",
  );
}

/** A periodic backup may be as old as its period; a continuous one has every change within minutes. */
export function lossProblems({ plan }: Context, { resource }: Target): Problem[] {
  const stores = (plan.dataStores ?? []).filter((store) => store.resource?.key === resource.key);
  return stores
    .filter(({ protections }) => protections.length > 0)
    .flatMap((store) => objectiveProblems(store, cosmosDelays));
}
