import { acknowledgementOf, formatQuantity, type LogStore, type Plan, type Problem } from "../../../../core/model";
import { type Entry, problemAt } from "../../../kit/problems";
import { daysOf } from "../logs/log-stores";

/** What S3 refuses, and what nobody has consented to. */
export function bucketProblems(spec: LogStore, entry: Entry, plan: Plan): Problem[] {
  return [...keepProblems(spec, entry), ...lockProblems(spec, entry, plan), ...archiveProblems(spec, entry)];
}

function keepProblems(spec: LogStore, entry: Entry): Problem[] {
  if (spec.keep || spec.ownership === "check") return [];
  return [
    problemAt(entry, "AWS-RETENTION-MISSING", {
      what: "without a retention the bucket keeps records forever",
      allowed: "a time, e.g. 1 year",
      change: "add keep",
    }),
  ];
}

/** What an acknowledgement may call a store. */
export function namesOf({ key, name }: LogStore): readonly string[] {
  return [key, name];
}

/** Compliance mode cannot be undone by anybody, not even the account's owner: a person must have written that down. */
function lockProblems(spec: LogStore, entry: Entry, plan: Plan): Problem[] {
  const { immutable, keep } = spec;
  if (!immutable || spec.ownership === "check") return [];
  const problems: Problem[] = [];
  const acknowledged = acknowledgementOf(plan.acknowledgements, namesOf(spec));
  if (immutable.mode === "compliance" && !acknowledged) {
    problems.push(
      problemAt(entry, "AWS-ACK", {
        what: "an object lock in compliance mode cannot be shortened or removed by anyone",
        given: `${spec.name} for ${formatQuantity(immutable.period.value)}`,
        allowed: "mode: governance, or an acknowledgement that names the store",
        change: `add acknowledgements: { ${spec.key}: { what: object lock of ${spec.key} in compliance mode, because: ... } }`,
      }),
    );
  }
  if (keep && daysOf(immutable.period) > daysOf(keep)) {
    problems.push(
      problemAt(entry, "AWS-LOCK-LONGER", {
        what: "records are locked longer than they are kept",
        given: `locked ${formatQuantity(immutable.period.value)}, kept ${formatQuantity(keep.value)}`,
        allowed: "a lock no longer than keep",
        change: "lengthen keep or shorten the lock",
      }),
    );
  }
  return problems;
}

function archiveProblems({ archiveAfter, keep }: LogStore, entry: Entry): Problem[] {
  if (!archiveAfter || !keep || daysOf(archiveAfter) < daysOf(keep)) return [];
  return [
    problemAt(entry, "AWS-ARCHIVE", {
      what: "records expire before they are archived",
      given: `archived after ${formatQuantity(archiveAfter.value)}, kept ${formatQuantity(keep.value)}`,
      allowed: "archiveAfter shorter than keep",
      change: "change archiveAfter or keep",
    }),
  ];
}
