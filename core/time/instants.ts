import type { Schedule, TimeOfDay } from "../model";
import { dayLength, namesDay } from "./calendar-days";
import { instantsOfWallClock, wallClockAt } from "./zone";

const minute = 60_000;

/** How to handle the repeated hour when daylight saving time ends: EventBridge Scheduler runs once, cron in a time zone runs in both. */
export type RepeatedHour = "once" | "twice";

/**
 * The definition every notation is held to: the instants (milliseconds since 1970) in `[from, to)` at which a schedule
 * starts. Wall-clock times of its own zone; a time the clocks skip is no instant. `every` starts at midnight, or at its
 * time of day, and comes round within the day.
 */
export function instantsOf(schedule: Schedule, from: number, to: number, repeated: RepeatedHour = "once"): number[] {
  const times = timesOfDay(schedule);
  const first = Math.floor(from / dayLength) * dayLength - dayLength;
  const found: number[] = [];
  for (let midnight = first; midnight < to + dayLength; midnight += dayLength) {
    if (!namesDay(schedule.days, midnight)) continue;
    for (const time of times) {
      const instants = instantsOfWallClock(midnight + time * minute, schedule.timezone);
      found.push(...(repeated === "once" ? instants.slice(0, 1) : instants));
    }
  }
  return found.filter((instant) => instant >= from && instant < to).sort((a, b) => a - b);
}

/** The wall-clock starts, written as if in UTC, that fall in `[from, to)`; for platforms that take local times. */
export function wallClockStarts(schedule: Schedule, from: number, to: number): number[] {
  const found: number[] = [];
  for (let midnight = Math.floor(from / dayLength) * dayLength; midnight < to; midnight += dayLength) {
    if (!namesDay(schedule.days, midnight)) continue;
    found.push(...timesOfDay(schedule).map((time) => midnight + time * minute));
  }
  return found.filter((start) => start >= from && start < to);
}

/** Minutes since midnight at which the schedule starts on a day it names. */
function timesOfDay({ days, time }: Schedule): number[] {
  const first = minutesOf(time ?? { hour: 0, minute: 0 });
  if (days.kind !== "every") return [first];
  const step = days.seconds / 60;
  const count = Math.ceil((24 * 60) / step);
  return Array.from({ length: count }, (_, index) => (first % step) + index * step).filter((at) => at < 24 * 60);
}

/** Minutes since midnight. */
export function minutesOf({ hour, minute: minutes }: TimeOfDay): number {
  return hour * 60 + minutes;
}

/** Whether a window is open at an instant, by the clocks of its zone: from its start until before its end. */
export function isOpen({ days, time, until, timezone }: Schedule, instant: number): boolean {
  if (!time || !until) return false;
  const wallClock = wallClockAt(instant, timezone);
  const today = Math.floor(wallClock / dayLength) * dayLength;
  const now = (wallClock - today) / minute;
  const [start, end] = [minutesOf(time), minutesOf(until)];
  if (end > start) return namesDay(days, today) && now >= start && now < end;
  return (namesDay(days, today) && now >= start) || (namesDay(days, today - dayLength) && now < end);
}

/** Minutes from the start to the end of a window; an end before the start is on the next day. */
export function windowMinutes(time: TimeOfDay, until: TimeOfDay): number {
  const length = minutesOf(until) - minutesOf(time);
  return length > 0 ? length : length + 24 * 60;
}
