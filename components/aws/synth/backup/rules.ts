import {
  amountIn,
  type DataStore,
  longestGap,
  type Problem,
  type Protection,
  type Quantity,
  type Schedule,
  type Stated,
} from "../../../../core/model";
import { type Entry, problemAt } from "../../../kit/problems";
import { alsoSnapshots } from "../database/retention";
import { isOwned } from "../database/tokens";
import { type BackupRule, cronOf, daysOf, entryOf } from "./common";
import { backupLimits as limits } from "./limits";
import { ruleProblems } from "./rule-problems";
import { windowProblems } from "./windows";

/** Seconds. */
const day = 86_400;
/** Minutes to finish, once started, where the entry does not say how long a backup takes. */
const runTime = 120;

/**
 * The rules a protection becomes. Continuous protection with `keep` also takes snapshots. Of an
 * instance that is the stack's only the snapshots: AWS Backup would set the instance's retention, which the stack sets.
 */
export function rulesOf(
  protection: Protection,
  store: DataStore,
  timezone: string,
): { rules: BackupRule[]; problems: Problem[] } {
  const owned = isOwned(store.resource);
  if (owned && protection.method === "continuous" && !alsoSnapshots(protection)) return { rules: [], problems: [] };
  const entry = entryOf(protection.entry);
  const { key } = protection.entry.spec;
  const when = scheduleOf(protection, entry);
  if (!when.schedule) return { rules: [], problems: when.problems };
  const { cron, problems } = cronOf(when.schedule, entry);
  const start = startWindowOf(protection);
  const common = {
    protection,
    schedule: cron?.expression ?? "",
    timezone: cron?.timezone ?? "",
    startWindow: start,
    completionWindow: start + runTimeOf(protection),
    period: longestGap(when.schedule.value),
    ...(protection.copyRegion && { copyRegion: protection.copyRegion.value }),
  };
  const rule = (suffix: string, continuous: boolean, retention: Stated<Quantity>): BackupRule => ({
    ...common,
    // What is kept for a day alone must begin more often than once in it.
    ...(continuous && protection.every && daysOf(retention) > 1 && onceADay(store, timezone, entry)),
    key: `${key}${suffix}`,
    continuous,
    deleteAfter: daysOf(retention),
    copyDeleteAfter: daysOf(protection.copyKeep ?? retention),
    retention,
    retained: continuous && protection.period ? "period" : "keep",
  });
  const retentions = retentionsOf(protection).filter(([, continuous]) => !(owned && continuous));
  const rules = retentions.map(([suffix, continuous, retention]) => rule(suffix, continuous, retention));
  return {
    rules: problems.length > 0 ? [] : rules,
    problems: [
      ...problems,
      ...(rules.length === 0 ? [retentionMissing(entry)] : []),
      ...rules.flatMap((one) => ruleProblems(one, entry)),
      ...windowProblems(when.schedule.value, start, { store, timezone, entry }),
    ],
  };
}

/**
 * A continuous backup follows every change by itself: its job only keeps it going, once a day, at a half hour that no
 * window blocks and no hourly snapshot begins in.
 */
function onceADay(store: DataStore, timezone: string, entry: Entry): Partial<BackupRule> {
  const at = (hour: number): Schedule => ({ days: { kind: "daily" }, time: { hour, minute: 30 }, timezone });
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const free = hours.find((hour) => windowProblems(at(hour), 1, { store, timezone, entry }).length === 0) ?? 0;
  const { cron } = cronOf({ value: at(free), ...entry }, entry);
  return cron ? { schedule: cron.expression, timezone: cron.timezone, period: day } : {};
}

/** Whole minutes, rounded down: nothing starts later than documented. */
function startWindowOf({ startWindow }: Protection): number {
  return startWindow ? Math.floor(amountIn(startWindow.value, "minute")) : limits.startWindow.least;
}

/** AWS Backup cancels a job that is not done within its completion window: it covers the documented duration. */
function runTimeOf({ duration }: Protection): number {
  return Math.max(runTime, duration ? Math.ceil(amountIn(duration.value, "minute")) : 0);
}

/** Suffix of the rule's name, whether it is continuous, and how long it keeps. */
function retentionsOf({ method, period, keep }: Protection): [string, boolean, Stated<Quantity>][] {
  if (method !== "continuous") return keep ? [["", false, keep]] : [];
  if (!period) return keep ? [["", true, keep]] : [];
  return [["", true, period], ...(keep ? [[".snapshots", false, keep] satisfies [string, boolean, typeof keep]] : [])];
}

function retentionMissing(entry: Entry): Problem {
  return problemAt(entry, "AWS-BACKUP-RETENTION", {
    what: "AWS Backup keeps recovery points forever unless a retention is set",
    allowed: "keep (snapshots) or period (point in time), 1 day and more",
    change: "add keep or period",
  });
}

/** `every` counts from midnight; without either the platform would choose a time itself. */
function scheduleOf(
  { schedule, every, method }: Protection,
  entry: Entry,
): { schedule?: Stated<Schedule>; problems: Problem[] } {
  if (schedule) return { schedule, problems: [] };
  if (every) {
    const seconds = amountIn(every.value, "second");
    return { schedule: { ...every, value: { days: { kind: "every", seconds }, timezone: "Etc/UTC" } }, problems: [] };
  }
  const what = method === "continuous" ? "point-in-time recovery begins with a backup" : "a backup has a time";
  const details = { what, allowed: "schedule: daily 02:00, or every: 1 hour", change: "add schedule or every" };
  return { problems: [problemAt(entry, "AWS-BACKUP-SCHEDULE", details)] };
}
