import type { Schedule } from "../model";
import { dayLength, namesDay } from "./calendar-days";
import { minutesOf, windowMinutes } from "./instants";

const minute = 60_000;

/** A stretch of wall-clock time that comes round: a window, or work with its longest run time. */
export interface Occupied {
  readonly schedule: Schedule;
  /** Minutes it lasts; work of unknown length counts for the minute it starts in. */
  readonly minutes: number;
}

/** A window lasts until its end, work as long as it may run. */
export function occupied(schedule: Schedule, runMinutes = 1): Occupied {
  const { time, until } = schedule;
  return { schedule, minutes: time && until ? windowMinutes(time, until) : runMinutes };
}

/**
 * The first day (midnight of the wall clock, as if in UTC) from 2025 to 2035 on which two stretches meet; undefined when
 * they never do. Both in one time zone; what comes round within a day meets everything and is not asked.
 */
export function firstOverlap(one: Occupied, other: Occupied): number | undefined {
  if (one.schedule.days.kind === "every" || other.schedule.days.kind === "every") return undefined;
  const [a, b] = [startsOf(one), startsOf(other)];
  let at = 0;
  for (const start of a) {
    while (at < b.length && (b[at] as number) + other.minutes * minute <= start) at++;
    const next = b[at];
    if (next === undefined) return undefined;
    if (next < start + one.minutes * minute) return Math.floor(Math.max(start, next) / dayLength) * dayLength;
  }
  return undefined;
}

/** Each entry is compared with all others: its eleven years are counted once. */
const counted = new WeakMap<Schedule, readonly number[]>();

function startsOf({ schedule }: Occupied): readonly number[] {
  const known = counted.get(schedule) ?? startTimes(schedule);
  counted.set(schedule, known);
  return known;
}

function startTimes({ days, time }: Schedule): number[] {
  if (!time) return [];
  const starts: number[] = [];
  for (let midnight = Date.UTC(2025, 0, 1); midnight < Date.UTC(2036, 0, 1); midnight += dayLength) {
    if (namesDay(days, midnight)) starts.push(midnight + minutesOf(time) * minute);
  }
  return starts;
}
