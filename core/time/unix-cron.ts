import { type Days, type ProblemCode, type Schedule, type Weekday, weekdays } from "../model";
import { type ClockFields, clockFields, isUnsayable, type Unsayable } from "./schedule-fields";
import { scheduleGuard } from "./schedule-guard";
import { offsetsOf } from "./zone";

/** Five-field cron, and the test the job makes first where the fields alone would name further times. */
export interface UnixCron {
  readonly cron: string;
  readonly guard?: string;
}

/** Day fields that name all days of a schedule; `exact` when they name no other. */
interface DayFields {
  readonly fields: string;
  readonly exact: boolean;
}

/**
 * A schedule as Unix cron in its own time zone. Day of month and weekday are ORed there and there is neither `L` nor
 * `#`, so that nth weekdays, business days, every so many weeks and the last day of a month need a guard.
 * https://man7.org/linux/man-pages/man5/crontab.5.html
 */
export function unixCron(schedule: Schedule, code: ProblemCode): UnixCron | Unsayable {
  const clock = clockFields(schedule, code);
  if (isUnsayable(clock)) return clock;
  const { fields, exact } = dayFields(schedule.days);
  const cron = `${clock.minute} ${clock.hour} ${fields}`;
  return exact ? { cron } : { cron, guard: scheduleGuard(schedule, { day: true, hour: false }) };
}

function dayFields(days: Days): DayFields {
  switch (days.kind) {
    case "daily":
    case "every":
      return { fields: "* * *", exact: true };
    case "weekly":
      return { fields: `* * ${weekdayField(days.weekdays)}`, exact: true };
    case "nth-weekday":
      return { fields: `* ${monthField(days.months)} ${weekdayField([days.weekday])}`, exact: false };
    case "nth-weekdays":
      return { fields: `* * ${weekdayField([days.weekday])}`, exact: false };
    case "business-day":
      return { fields: `* ${monthField(days.months)} 1-5`, exact: false };
    case "every-days":
      return { fields: `* * ${weekdayOfDates(days, 0)}`, exact: false };
    case "day-of-month":
      if (days.day === -1) return { fields: `28-31 ${monthField(days.months)} *`, exact: false };
      return { fields: `${days.day} ${monthField(days.months)} *`, exact: true };
    case "days-of-month":
      return { fields: `${days.list.join(",")} * *`, exact: true };
  }
}

/**
 * A schedule as Unix cron in UTC, for timers that have no time zone. Where UTC is on another day, weekdays move by one
 * and days of the month are left to the guard; where the clocks are changed, the timer fires for every offset and the
 * guard keeps the documented hour.
 */
export function utcCron(schedule: Schedule, code: ProblemCode): UnixCron | Unsayable {
  const offsets = offsetsOf(schedule.timezone);
  const clock = clockFields(schedule, code);
  if (isUnsayable(clock)) return clock;
  const [offset = 0, ...others] = offsets;
  if (schedule.days.kind === "every") return everyInUtc(schedule, clock, code);
  const time = schedule.time ?? { hour: 0, minute: 0 };
  const starts = offsets.map((ahead) => time.hour * 60 + time.minute - ahead);
  if (new Set(starts.map((start) => mod(start, 60))).size > 1) return unevenOffsets(schedule, code);
  const hours = starts.map((start) => Math.floor(mod(start, 24 * 60) / 60)).sort((a, b) => a - b);
  const at = `${mod(time.minute - offset, 60)} ${hours.join(",")}`;
  if (others.length > 0) {
    return { cron: `${at} * * *`, guard: scheduleGuard(schedule, { day: true, hour: true }) };
  }
  const shift = Math.floor((starts[0] as number) / (24 * 60));
  const { fields, exact } = shift === 0 ? dayFields(schedule.days) : shiftedFields(schedule.days, shift);
  const cron = `${at} ${fields}`;
  return exact ? { cron } : { cron, guard: scheduleGuard(schedule, { day: true, hour: false }) };
}

/** Periods come round within the day: only the minute and the hour they start from move. */
function everyInUtc(schedule: Schedule, clock: ClockFields, code: ProblemCode): UnixCron | Unsayable {
  const { days, time = { hour: 0, minute: 0 }, timezone } = schedule;
  if (days.kind !== "every") return { cron: `${clock.minute} ${clock.hour} * * *` };
  const step = days.seconds / 60;
  const starts = offsetsOf(timezone).map((ahead) => mod(time.hour * 60 + time.minute - ahead, step));
  const [start] = [...new Set(starts)];
  if (start === undefined || new Set(starts).size > 1) return unevenOffsets(schedule, code);
  const moved = clockFields({ ...schedule, time: { hour: Math.floor(start / 60), minute: start % 60 } }, code);
  return isUnsayable(moved) ? moved : { cron: `${moved.minute} ${moved.hour} * * *` };
}

function unevenOffsets({ timezone }: Schedule, code: ProblemCode): Unsayable {
  const hours = offsetsOf(timezone).map((offset) => `UTC${offset < 0 ? "" : "+"}${offset / 60}`);
  return {
    code,
    what: "the daylight-saving shift of this time zone cannot be expressed as a UTC cron schedule",
    given: `${timezone} (${hours.join(", ")})`,
    allowed: "a zone that is changed by whole hours, and a period that stays the same through the change",
    change: "choose a time of day, or a zone whose clocks are not changed",
  };
}

/** Days of UTC on which the schedule may start when UTC is one day earlier (-1) or later (1). */
function shiftedFields(days: Days, shift: number): DayFields {
  switch (days.kind) {
    case "daily":
    case "every":
      return { fields: "* * *", exact: true };
    case "weekly":
      return { fields: `* * ${weekdayField(days.weekdays, shift)}`, exact: true };
    case "nth-weekday":
    case "nth-weekdays":
      return { fields: `* * ${weekdayField([days.weekday], shift)}`, exact: false };
    case "business-day":
      return { fields: `* * ${weekdayField(weekdays.slice(1, 6), shift)}`, exact: false };
    case "every-days":
      return { fields: `* * ${weekdayOfDates(days, shift)}`, exact: false };
    case "day-of-month":
      return { fields: `${shiftedDays([days.day], shift)} * *`, exact: false };
    case "days-of-month":
      return { fields: `${shiftedDays(days.list, shift)} * *`, exact: false };
  }
}

/** Days of the month one may fall on, a day earlier or later; the guard drops those that are of another date. */
function shiftedDays(days: readonly number[], shift: number): string {
  const moved = new Set<number>();
  for (const day of days) {
    for (const last of [28, 29, 30, 31]) {
      const date = day === -1 ? last : day;
      if (date > last) continue;
      if (date + shift > last) moved.add(1);
      else if (date + shift > 0) moved.add(date + shift);
      else for (const previous of [28, 29, 30, 31]) moved.add(previous);
    }
  }
  return [...moved].sort((a, b) => a - b).join(",");
}

/** Whole weeks from a date on are always on its weekday; any other number of days is on all of them. */
function weekdayOfDates({ days, from }: Extract<Days, { kind: "every-days" }>, shift: number): string {
  return days % 7 === 0 ? String(mod(new Date(from).getUTCDay() + shift, 7)) : "*";
}

function monthField(months: readonly number[] | undefined): string {
  return months ? [...months].sort((a, b) => a - b).join(",") : "*";
}

/** Weekdays as numbers, Sunday 0; runs of three and more as a range. */
function weekdayField(days: readonly Weekday[], shift = 0): string {
  const numbers = [...new Set(days.map((day) => mod(weekdays.indexOf(day) + shift, 7)))].sort((a, b) => a - b);
  const [first, last] = [numbers[0] as number, numbers.at(-1) as number];
  if (numbers.length > 2 && last - first === numbers.length - 1) return `${first}-${last}`;
  return numbers.join(",");
}

/** Remainder that is never negative. */
function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}
