import { boundedDays, spelled } from "../../../../core/evidence";
import { type BackupSpec, baseAmount, type Planned, type Problem } from "../../../../core/model";
import { problemAt } from "../../../kit/problems";
import type { TypedSpec } from "../../../kit/typed-inputs";
import { azureSpec } from "../common/typed-inputs";
import { accountName } from "./account-name";
import { amountsOf, statedBy, textsOf } from "./evidence";
import { held } from "./held";
import { dataLimits } from "./limits";
import { daysOf } from "./numbers";
import type { Target } from "./target";
import { dataConcern, dataTypes } from "./tokens";

/** Days a dump deleted by mistake can be taken back; its own retention is the lifecycle's. */
const ofDumps = 7;

interface Reach {
  readonly keep: number;
  /** How far back the whole container can be put. */
  readonly restore: number | undefined;
}

/** What a vault keeps for longer than a deleted blob can be taken back, the vault alone keeps. */
function reachOf(entries: readonly Planned<BackupSpec>[]): Reach {
  const days = (name: "keep" | "period") =>
    entries.flatMap(({ spec }) => {
      const found = spec[name];
      if (!found) return [];
      const whole = daysOf(baseAmount(found.value));
      return [spec.vault === undefined ? whole : Math.min(whole, dataLimits.blobSoftDelete.most)];
    });
  const restore = days("period");
  return { keep: Math.max(...days("keep"), ofDumps), restore: restore.length > 0 ? Math.max(...restore) : undefined };
}

/** What is overwritten or deleted stays for a while: versions, soft delete, and a restore of the whole to a moment. */
export function blobSettings(target: Target, entries: readonly Planned<BackupSpec>[]): TypedSpec {
  const { keep, restore } = reachOf(entries);
  const stated = (subject: "keep" | "period", days: number) =>
    statedBy(
      days,
      entries.flatMap((entry) => amountsOf(entry, subject).map((source) => boundedDays(source, days))),
    );
  const byMethod = entries.flatMap((entry) => textsOf(entry, "method").filter(({ value }) => value === "versioning"));
  const versioned = entries.length > 0;
  const declaration = azureSpec({
    key: `blobs-${target.resource.key}`,
    type: dataTypes.blobService,
    concern: dataConcern,
    inputs: {
      accountName: accountName(target),
      resourceGroupName: target.resourceGroup,
      blobServicesName: "default",
      isVersioningEnabled: statedBy(
        versioned,
        byMethod.map((source) => spelled(source, () => true)),
      ),
      deleteRetentionPolicy: { enabled: true, days: stated("keep", keep) },
      containerDeleteRetentionPolicy: { enabled: true, days: keep },
      ...(versioned && { changeFeed: { enabled: true } }),
      ...(restore !== undefined && { restorePolicy: { enabled: true, days: stated("period", restore) } }),
    },
    clauses: [...new Set(entries.flatMap(({ clauses }) => clauses))],
  });
  return held(target, declaration, { path: "/blobServices/default" });
}

export function blobSettingsProblems({ resource }: Target, entries: readonly Planned<BackupSpec>[]): Problem[] {
  const { keep, restore } = reachOf(entries);
  const [entry] = entries;
  if (!entry) return [];
  const { least, reference } = dataLimits.blobRestore;
  const problems: Problem[] = [];
  if (restore !== undefined && restore >= keep) {
    problems.push(
      problemAt(entry, "AZURE-BLOB-RESTORE", {
        what: "the point-in-time restore range must be shorter than the soft-delete retention it relies on",
        given: `${restore} days with ${keep} days of soft delete`,
        allowed: `${restore} < ${keep}, so ${least}-${keep - 1} days (${reference})`,
        change: `write period: ${keep - 1} days, or keep more`,
      }),
    );
  }
  if (restore !== undefined && resource.properties.hierarchical === "true") {
    problems.push(
      problemAt(entry, "AZURE-BLOB-RESTORE", {
        what: "a storage account with a hierarchical namespace has no point-in-time restore",
        given: resource.key,
        allowed: "an account of kind StorageV2 without one",
        change: "remove period; a backup vault can copy such an account",
      }),
    );
  }
  return problems;
}
