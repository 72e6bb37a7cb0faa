import {
  type Acknowledgement,
  acknowledgementOf,
  type DataStore,
  type Problem,
  type Protection,
} from "../../../../core/model";
import { type Entry, problemAt } from "../../../kit/problems";
import type { Context } from "../common/context";
import { daysOf, entryOf } from "./common";
import { archiveClasses } from "./limits";

/** What stands against protecting a bucket as written. */
export function bucketProblems({ ownership, protections, bucket = "" }: DataStore, { plan }: Context): Problem[] {
  return [
    ...(ownership === undefined ? ownershipMissing(protections, bucket) : []),
    ...protections.flatMap((protection) => [
      ...keptForEver(protection),
      ...lockedWithoutConsent(protection, namesOf(protection, bucket), plan.acknowledgements),
      ...lockedForNoTime(protection),
      ...goneBeforeArchived(protection),
      ...unknownClass(protection),
    ]),
  ];
}

/** Days an object or an old version of it is kept. */
export function retentionOf({ keep, period }: Protection): number | undefined {
  const stated = keep ?? period;
  return stated && daysOf(stated);
}

function ownershipMissing([first]: readonly Protection[], bucket: string): Problem[] {
  const entry: Entry = first ? entryOf(first.entry) : { at: { file: "", line: 1, column: 1 }, path: "", clauses: [] };
  return [
    problemAt(entry, "AWS-BACKUP-OWNERSHIP", {
      what: "ownership is missing: may the stack change this bucket?",
      given: bucket,
      allowed:
        "ownership: create (make it), adopt (take over versioning and lifecycle of an existing one), check (leave it)",
      change: "add ownership",
    }),
  ];
}

/** Methods that keep what nobody deletes. */
const endless: readonly string[] = ["versioning", "copy", "lifecycle"];

function keptForEver(protection: Protection): Problem[] {
  if (retentionOf(protection) !== undefined || !endless.includes(protection.method)) return [];
  return [
    problemAt(entryOf(protection.entry), "AWS-BACKUP-RETENTION", {
      what: "old versions would be kept and paid for forever",
      allowed: "keep or period, 1 day and more",
      change: "add keep",
    }),
  ];
}

/** What an acknowledgement may call the protection of a bucket. */
export function namesOf({ entry }: Protection, bucket: string): readonly string[] {
  return [entry.spec.key, bucket];
}

function lockedWithoutConsent(
  { lock, entry }: Protection,
  names: readonly string[],
  acknowledgements: readonly Acknowledgement[],
): Problem[] {
  const { key } = entry.spec;
  if (lock?.value !== "compliance" || acknowledgementOf(acknowledgements, names)) return [];
  return [
    problemAt(entryOf(entry), "AWS-ACK", {
      what: "an object lock in compliance mode cannot be shortened or removed by anyone",
      given: key,
      allowed: "lock: governance, or an acknowledgement that names the entry",
      change: `add acknowledgements: { ${key}: { what: object lock of ${key} in compliance mode, because: ... } }`,
    }),
  ];
}

/** Object lock needs days; without them there would silently be none. */
function lockedForNoTime(protection: Protection): Problem[] {
  const { lock, method, entry } = protection;
  if (!lock || retentionOf(protection) !== undefined || endless.includes(method)) return [];
  return [
    problemAt(entryOf(entry), "AWS-BACKUP-RETENTION", {
      what: "object lock needs a time for which it holds",
      given: `lock: ${lock.value}`,
      allowed: "keep or period, 1 day and more",
      change: "add keep",
    }),
  ];
}

function goneBeforeArchived(protection: Protection): Problem[] {
  const { method, archiveAfter, entry } = protection;
  const days = retentionOf(protection);
  const archived = archiveAfter && daysOf(archiveAfter);
  if (method !== "archive" || !entry.spec.keep) return [];
  if (days === undefined || archived === undefined || archived < days) return [];
  return [
    problemAt(entryOf(entry), "AWS-ARCHIVE", {
      what: "objects expire before they are archived",
      given: `archived after ${archived} days, kept ${days} days`,
      allowed: "archiveAfter shorter than keep",
      change: "change archiveAfter or keep",
    }),
  ];
}

/** Unknown storage classes are rejected: S3 refuses them, and their retrieval time is unknown. */
function unknownClass({ archiveAfter, destination, entry }: Protection): Problem[] {
  const { values, reference } = archiveClasses;
  const archiveClass = destination?.value;
  if (!archiveAfter || archiveClass === undefined || values.includes(archiveClass)) return [];
  return [
    problemAt(entryOf(entry), "AWS-ARCHIVE", {
      what: "not a storage class S3 lifecycle rules can move objects to",
      given: archiveClass,
      allowed: `${values.join(", ")} (${reference})`,
      change: "correct destination",
    }),
  ];
}
