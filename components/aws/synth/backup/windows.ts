import { type DataStore, type Problem, parseSchedule, type Schedule, weekdays } from "../../../../core/model";
import { clockText, minutesOf, offsetsOf, windowMinutes } from "../../../../core/time";
import { type Entry, problemAt } from "../../../kit/problems";
import { backupLimits as limits } from "./limits";

const dayMinutes = 1440;
const weekMinutes = 7 * dayMinutes;

/** A window of the database, in which AWS Backup starts none of its jobs. */
interface Window {
  readonly name: string;
  readonly text: string;
  /** Minutes of each occurrence within a week, from Sunday 00:00 of the system's zone. */
  readonly blocked: readonly (readonly [from: number, until: number])[];
  readonly before: number;
}

/**
 * RDS windows of the store, written as texts, because the stack does not set them on a database it does not own. A backup
 * with a time of its own may not begin in one; of one that comes round within a day no start may be blocked for all the
 * minutes it may wait, because AWS Backup then lets the job expire.
 */
export function windowProblems(
  schedule: Schedule,
  startWindow: number,
  { store, timezone, entry }: { store: DataStore; timezone: string; entry: Entry },
): Problem[] {
  const repeats = schedule.days.kind === "every";
  const waits = repeats ? startWindow : 1;
  const starts = startsOf(schedule, timezone);
  return windowsOf(store, timezone).flatMap((window) => {
    const caught = starts.find((start) => isBlocked(start, waits, window));
    return caught === undefined ? [] : [overlap(caught, window, { repeats, startWindow, entry })];
  });
}

/** Minutes of a week at which jobs may begin: on which weekdays a date falls changes, so that it counts for all. */
function startsOf({ days, time, timezone: own }: Schedule, timezone: string): number[] {
  if (days.kind === "every") {
    const step = days.seconds / 60;
    const times = Array.from({ length: Math.ceil(dayMinutes / step) }, (_, index) => index * step);
    const shifts = own === timezone ? [0] : offsetsOf(timezone);
    return daily(times.flatMap((minute) => shifts.map((shift) => (minute + shift + dayMinutes) % dayMinutes)));
  }
  if (!time) return [];
  const on = days.kind === "weekly" ? days.weekdays : "weekday" in days ? [days.weekday] : weekdays;
  return on.map((day) => weekdays.indexOf(day) * dayMinutes + minutesOf(time));
}

function daily(minutes: readonly number[]): number[] {
  return weekdays.flatMap((_, day) => minutes.map((minute) => day * dayMinutes + minute));
}

function isBlocked(start: number, waits: number, { blocked }: Window): boolean {
  return [start, start + weekMinutes].some((at) => blocked.some(([from, until]) => at >= from && at + waits <= until));
}

function windowsOf({ protections }: DataStore, timezone: string): Window[] {
  const named = [
    ["backup-window", 0],
    ["maintenance-window", limits.beforeMaintenance.value],
  ] as const;
  return protections.flatMap(({ entry }) =>
    named.flatMap(([name, before]): Window[] => {
      const text = entry.spec[name]?.value;
      const schedule = text === undefined ? undefined : parseSchedule(text, timezone);
      if (text === undefined || !schedule?.time || !schedule.until) return [];
      const length = windowMinutes(schedule.time, schedule.until);
      const blocked = startsOf(schedule, timezone).map((start) => [start - before, start + length] as const);
      return [{ name, text, blocked: blocked.map(shifted), before }];
    }),
  );
}

/** One that begins before the week does belongs to its end. */
function shifted([from, until]: readonly [number, number]): readonly [number, number] {
  return from < 0 ? [from + weekMinutes, until + weekMinutes] : [from, until];
}

function overlap(
  start: number,
  { name, text, before }: Window,
  { repeats, startWindow, entry }: { repeats: boolean; startWindow: number; entry: Entry },
): Problem {
  const minute = start % dayMinutes;
  const clock = clockText({ hour: Math.floor(minute / 60), minute: minute % 60 });
  return problemAt(entry, "AWS-BACKUP-OVERLAP", {
    what: `AWS Backup starts no job of a database in its ${name}${before > 0 ? ` or ${before} minutes before` : ""}`,
    given: `${clock}${repeats ? ` within ${startWindow} minutes` : ""}, ${name} ${text}`,
    allowed: `outside ${text}`,
    change: repeats ? `lengthen startWindow, or move ${name}` : `move schedule or ${name}`,
  });
}
