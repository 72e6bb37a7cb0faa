import type { DataStore, Protection } from "./backup";
import type { Problem } from "./problem";
import { seconds } from "./quantity";
import { type Schedule, weekdays } from "./schedule";

/** What a platform adds to a plan's own times, in seconds. */
export interface PlatformDelays {
  /** How late a scheduled backup may start where the entry does not say. */
  readonly startWindow: number;
  /** How long a change waits at most before continuous backup has it, where the entry does not say. */
  readonly lag: number;
}

const day = 86_400;

/** Slower classes an object cannot simply be read from: the longest standard retrieval, in seconds. */
const retrieval: Readonly<Record<string, number>> = {
  GLACIER: 5 * 3600,
  DEEP_ARCHIVE: 12 * 3600,
  Archive: 15 * 3600,
};

/** Longest time between two instants of a schedule, in seconds; clocks that are changed add their hour elsewhere. */
export function longestGap({ days }: Schedule): number {
  switch (days.kind) {
    case "daily":
      return day;
    case "every":
      return days.seconds;
    case "weekly":
      return widest(
        days.weekdays.map((weekday) => weekdays.indexOf(weekday)),
        7,
      );
    case "nth-weekday":
      // Five weeks, or the months between and the same week more.
      return (days.months ? widest(days.months, 12) / day : 1) * 31 * day + 4 * day + (days.months ? day : 0);
    case "day-of-month":
      return (days.months ? widest(days.months, 12) / day : 1) * 31 * day;
    case "days-of-month":
      return widest(days.list, 31);
    case "nth-weekdays":
      // Weeks of a month of five; the last one may be the fourth.
      return (
        widest(
          days.list.map((nth) => (nth < 0 ? 4 : nth)),
          5,
        ) * 7
      );
    case "business-day":
      // From the first of a month to the third of a later one, where the weekend comes first.
      return (days.months ? widest(days.months, 12) / day : 1) * 31 * day + 2 * Math.ceil(Math.abs(days.nth) / 5) * day;
    case "every-days":
      return days.days * day;
  }
}

/** Shortest time between two instants of a schedule, in seconds. */
export function shortestGap({ days }: Schedule): number {
  switch (days.kind) {
    case "every":
      return days.seconds;
    case "weekly":
      return days.weekdays.length > 1 ? day : 7 * day;
    case "daily":
    case "days-of-month":
      return day;
    case "nth-weekday":
    case "day-of-month":
      return 28 * day;
    case "nth-weekdays":
      return 7 * day;
    case "business-day":
      return 28 * day - 2 * Math.ceil(Math.abs(days.nth) / 5) * day;
    case "every-days":
      return days.days * day;
  }
}

/** The widest distance between neighbours on a circle of `round` days (or months, as days). */
function widest(places: readonly number[], round: number): number {
  const sorted = [...new Set(places)].sort((a, b) => a - b);
  const gaps = sorted.map((place, at) => (sorted[at + 1] ?? (sorted[0] as number) + round) - place);
  return Math.max(...gaps) * day;
}

/** Time between two recovery points, in seconds. */
export function periodOf({ schedule, every }: Protection): number | undefined {
  if (every) return seconds(every.value);
  return schedule && longestGap(schedule.value);
}

/** What is lost, in seconds, with its sum in words. */
interface Loss {
  readonly seconds: number;
  readonly sum: string;
}

/** What is lost at worst; undefined when the protection makes no recovery points. */
export function worstLoss(protection: Protection, platform: PlatformDelays): Loss | undefined {
  if (protection.method === "continuous") {
    const lag = protection.delay ? seconds(protection.delay.value) : platform.lag;
    return { seconds: lag, sum: `archiving delay ${lag} s` };
  }
  const period = periodOf(protection);
  if (period === undefined || !["snapshot", "dump"].includes(protection.method)) return undefined;
  const start = protection.startWindow ? seconds(protection.startWindow.value) : platform.startWindow;
  const length = protection.duration ? seconds(protection.duration.value) : 0;
  const total = period + start + length;
  return { seconds: total, sum: `period ${period} s + start window ${start} s + duration ${length} s = ${total} s` };
}

/** What is lost at worst with the best of them; undefined when none makes recovery points. */
export function leastLoss({ protections }: DataStore, platform: PlatformDelays): Loss | undefined {
  const losses = protections.flatMap((protection) => worstLoss(protection, platform) ?? []);
  return losses.sort((a, b) => a.seconds - b.seconds)[0];
}

/** Where the plan of a store cannot meet its objectives, and by how much. */
export function objectiveProblems(store: DataStore, platform: PlatformDelays): Problem[] {
  return [...lossProblems(store, platform), ...generationProblems(store)];
}

function lossProblems(store: DataStore, platform: PlatformDelays): Problem[] {
  const { key, objectives } = store;
  const rpo = objectives?.rpo;
  if (!rpo) return [];
  const best = leastLoss(store, platform);
  const allowed = seconds(rpo.value);
  if (best && best.seconds <= allowed) return [];
  return [
    {
      code: "PLAN-BACKUP-RPO",
      at: rpo.at,
      path: rpo.path,
      clauses: rpo.clauses,
      what: best ? `backups of ${key} lose more than the objective allows` : `nothing backs ${key} up`,
      ...(best && { given: best.sum }),
      allowed: `at most ${allowed} s (${rpo.written})`,
      change: "add a backup entry with method: point-in-time, or back up more often",
    },
  ];
}

function generationProblems({ protections }: DataStore): Problem[] {
  return protections.flatMap((protection): Problem[] => {
    const { generations, keep, entry } = protection;
    const period = periodOf(protection);
    if (!generations || !keep || period === undefined) return [];
    const wanted = Number(generations.value.amount);
    const kept = Math.floor(seconds(keep.value) / period);
    if (kept >= wanted) return [];
    return [
      {
        code: "PLAN-BACKUP-GENERATIONS",
        at: generations.at,
        path: generations.path,
        clauses: entry.clauses,
        what: "backups are deleted before there are that many",
        given: `${wanted} generations, one every ${period} s, each kept ${keep.written}: ${kept}`,
        allowed: `keep of at least ${wanted * period} s`,
        change: "lengthen keep",
      },
    ];
  });
}

/** Objects that must first be fetched from a slower class take longer than the system may be down. */
export function archiveProblems(stores: readonly DataStore[]): Problem[] {
  const objectives = stores.flatMap(({ objectives }) => objectives?.rto ?? []);
  const [strictest] = objectives.sort((a, b) => seconds(a.value) - seconds(b.value));
  if (!strictest) return [];
  return stores.flatMap(({ protections }) =>
    protections.flatMap(({ destination, archiveAfter, prefix, entry }): Problem[] => {
      const archiveClass = destination?.value ?? "";
      const needed = retrieval[archiveClass];
      if (!archiveAfter || prefix || needed === undefined || needed <= seconds(strictest.value)) return [];
      return [
        {
          code: "PLAN-BACKUP-ARCHIVE",
          at: archiveAfter.at,
          path: archiveAfter.path,
          clauses: entry.clauses,
          what: `what a recovery needs would have to be fetched from ${archiveClass} first`,
          given: `up to ${needed} s, objective ${strictest.written} (${seconds(strictest.value)} s)`,
          allowed: "a class that is read at once (GLACIER_IR), or a prefix of objects no recovery needs",
          change: "add prefix, or change destination",
        },
      ];
    }),
  );
}
