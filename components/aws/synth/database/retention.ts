import { about, amountOf, decidedBy, spelled, type Traced, wholeDays, writtenAt } from "../../../../core/evidence";
import { amountIn, type Fact, type Problem, type Protection, type Quantity, type Stated } from "../../../../core/model";
import { problemAt } from "../../../kit/problems";
import { daysOf, entryOf } from "../backup/common";
import { databaseLimits as limits } from "./limits";
import { type Documented, type OwnedDatabase, resourceProblem } from "./owned";

const range = `${limits.retention.least} to ${limits.retention.most} days`;

/** Entries that ask for every moment to be restorable. */
export function continuousOf({ store }: OwnedDatabase): readonly Protection[] {
  return (store?.protections ?? []).filter(({ method }) => method === "continuous");
}

/** Whether a continuous entry also asks for snapshots, which AWS Backup takes. */
export function alsoSnapshots({ period, keep }: Protection): boolean {
  return period !== undefined && keep !== undefined;
}

/** How far back every moment can be restored: the instance's own backups, and the log of its changes. */
export function retentionOf(database: OwnedDatabase): Documented<{ readonly backupRetentionPeriod?: Traced<number> }> {
  const entries = continuousOf(database);
  const stated = entries.flatMap(reachOf);
  const [days, ...others] = [...new Set(stated.map(daysOf))];
  const [first] = stated;
  const problems = [
    ...unsaid(database, entries),
    ...(others.length > 0 ? [disagreement(entries)] : []),
    ...entries.flatMap(withoutCopies),
  ];
  if (days === undefined || !first || others.length > 0) return { inputs: {}, facts: [], problems };
  const carried = entries.map((protection) => carriedBy(protection, days));
  const backupRetentionPeriod = decidedBy(writtenAt(days, first), ...carried.flatMap(({ by }) => by));
  return { inputs: { backupRetentionPeriod }, facts: carried.flatMap(({ facts }) => facts), problems };
}

function reachOf({ period, keep }: Protection): Stated<Quantity>[] {
  const reach = period ?? keep;
  return reach ? [reach] : [];
}

/** The log of changes is shipped every five minutes: that does whatever asks for a copy so often, or less so. */
function carriedBy(protection: Protection, kept: number): { by: Traced<number>[]; facts: readonly Fact[] } {
  const { facts } = protection.entry;
  const stated = about(facts, protection.period ? "period" : "keep");
  const apart = betweenOf(protection);
  const done = ["method", ...(apart !== undefined && apart >= limits.archiving.value ? ["every", "schedule"] : [])];
  const others = facts.filter(({ subject }) => done.includes(subject ?? ""));
  const days = reachOf(protection).map(({ value }) => wholeDays(amountOf(value, stated)));
  return { by: [spelled({ value: kept, facts: others }, (number) => number), ...days], facts: [...stated, ...others] };
}

/** Seconds between two recovery points, for an entry that names no time of day. */
function betweenOf({ every, schedule }: Protection): number | undefined {
  if (every) return amountIn(every.value, "second");
  return schedule?.value.days.kind === "every" ? schedule.value.days.seconds : undefined;
}

function unsaid({ resource, ownership }: OwnedDatabase, entries: readonly Protection[]): Problem[] {
  const details = {
    what: "without period, RDS automated backups are disabled and point-in-time recovery is impossible",
    given: "none",
    allowed: range,
    change: "add period",
  };
  const silent = entries.filter((protection) => reachOf(protection).length === 0);
  if (silent.length > 0) return silent.map(({ entry }) => problemAt(entryOf(entry), "AWS-DATABASE-RETENTION", details));
  // One that is taken over keeps what it has.
  if (entries.length > 0 || ownership === "adopt") return [];
  const change = `add an entry to backups with on: ${resource.key}, method: point-in-time and period`;
  return [resourceProblem(resource, "AWS-DATABASE-RETENTION", { ...details, change })];
}

function disagreement(entries: readonly Protection[]): Problem {
  const last = entries[entries.length - 1] as Protection;
  return problemAt(entryOf(last.entry), "AWS-DATABASE-RETENTION", {
    what: "an instance has one retention of its own backups",
    given: entries
      .flatMap(reachOf)
      .map(({ written }) => written)
      .join(", "),
    allowed: "one period",
    change: "write one of them in both entries, and keep snapshots for longer in an entry of their own",
  });
}

/** The instance's own backups stay in its region, and end with their retention. */
function withoutCopies(protection: Protection): Problem[] {
  if (alsoSnapshots(protection)) return [];
  const { copyRegion, copyKeep, lock, archiveAfter } = protection;
  const asked = [
    copyRegion && "copyRegion",
    copyKeep && "copyKeep",
    lock && "lock",
    archiveAfter && "archiveAfter",
  ].filter(Boolean);
  if (asked.length === 0) return [];
  return [
    problemAt(entryOf(protection.entry), "AWS-DATABASE-COPY", {
      what: "RDS's own backups are in no vault: they are neither copied nor locked nor moved",
      given: asked.join(", "),
      allowed: "snapshots of AWS Backup, by keep beside period or in an entry of their own",
      change: "add keep, or take it out",
    }),
  ];
}
