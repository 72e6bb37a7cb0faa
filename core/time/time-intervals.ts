import { type Schedule, type TimeOfDay, type Weekday, weekdays } from "../model";

/**
 * One entry of a time interval as Alertmanager and Grafana understand it: fields are ANDed, entries of a field ORed, the
 * end of a time range is exclusive, no range wraps midnight.
 */
export interface TimeInterval {
  readonly weekdays?: readonly string[];
  /** `1:7`, `-7:-1`; negative days count from the end of the month. */
  readonly daysOfMonth?: readonly string[];
  readonly months?: readonly string[];
  readonly times?: readonly { readonly start: string; readonly end: string }[];
  /** IANA zone. */
  readonly location: string;
}

interface Days {
  readonly weekdays?: readonly string[];
  readonly daysOfMonth?: readonly string[];
  readonly months?: readonly string[];
}

/** The schedule as time intervals; undefined for one that such intervals cannot say (`every 6 hours`). */
export function timeIntervals(schedule: Schedule): TimeInterval[] | undefined {
  const location = schedule.timezone;
  const days = daysOf(schedule);
  if (!days) return undefined;
  const { time, until } = schedule;
  if (!time || !until) return [{ ...days, location }];
  if (minutes(until) > minutes(time)) return [{ ...days, times: [range(time, until)], location }];
  const following = dayAfter(schedule);
  if (!following) return undefined;
  const evening = { ...days, times: [range(time, { hour: 24, minute: 0 })], location };
  if (minutes(until) === 0) return [evening];
  const morning = range({ hour: 0, minute: 0 }, until);
  return [evening, ...following.map((next) => ({ ...next, times: [morning], location }))];
}

function daysOf({ days }: Schedule): Days | undefined {
  switch (days.kind) {
    case "daily":
      return {};
    case "weekly":
      return { weekdays: runs(days.weekdays) };
    case "nth-weekday": {
      const [from, to] = days.nth === -1 ? [-7, -1] : [7 * days.nth - 6, 7 * days.nth];
      return { weekdays: [days.weekday], daysOfMonth: [`${from}:${to}`], ...monthsOf(days.months) };
    }
    case "day-of-month":
      return { daysOfMonth: [String(days.day)], ...monthsOf(days.months) };
    case "days-of-month":
      return { daysOfMonth: days.list.map(String) };
    case "every":
      return undefined;
  }
}

/** The days a window that crosses midnight ends on. */
function dayAfter({ days }: Schedule): Days[] | undefined {
  switch (days.kind) {
    case "daily":
      return [{}];
    case "weekly":
      return [{ weekdays: runs(days.weekdays.map(nextDay)) }];
    case "nth-weekday": {
      const weekday = [nextDay(days.weekday)];
      if (days.nth === -1) {
        const months = days.months?.map((month) => (month % 12) + 1);
        return [
          { weekdays: weekday, daysOfMonth: ["-6:-1"], ...monthsOf(days.months) },
          { weekdays: weekday, daysOfMonth: ["1"], ...monthsOf(months) },
        ];
      }
      // The fourth weekday may be the last day of February, whose next day no range of days can name.
      if (days.nth > 3) return undefined;
      return [
        {
          weekdays: weekday,
          daysOfMonth: [`${7 * days.nth - 5}:${7 * days.nth + 1}`],
          ...monthsOf(days.months),
        },
      ];
    }
    case "day-of-month": {
      if (days.day >= 28) return undefined;
      if (days.day > 0) return [{ daysOfMonth: [String(days.day + 1)], ...monthsOf(days.months) }];
      return [{ daysOfMonth: ["1"], ...monthsOf(days.months?.map((month) => (month % 12) + 1)) }];
    }
    case "days-of-month":
      if (days.list.some((day) => day >= 28)) return undefined;
      return [{ daysOfMonth: days.list.map((day) => String(day + 1)) }];
    case "every":
      return undefined;
  }
}

function monthsOf(months: readonly number[] | undefined): { months?: readonly string[] } {
  return months ? { months: [...months].sort((a, b) => a - b).map(String) } : {};
}

function nextDay(day: Weekday): Weekday {
  return weekdays[(weekdays.indexOf(day) + 1) % 7] as Weekday;
}

/** Consecutive weekdays as ranges: `monday:friday`. No range wraps the week's end. */
function runs(days: readonly Weekday[]): string[] {
  const indexes = [...new Set(days.map((day) => weekdays.indexOf(day)))].sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const index of indexes) {
    const last = ranges.at(-1);
    if (last && last[1] === index - 1) last[1] = index;
    else ranges.push([index, index]);
  }
  return ranges.map(([from, to]) => (from === to ? `${weekdays[from]}` : `${weekdays[from]}:${weekdays[to]}`));
}

function minutes(time: TimeOfDay): number {
  return time.hour * 60 + time.minute;
}

function range(start: TimeOfDay, end: TimeOfDay): { start: string; end: string } {
  return { start: clockText(start), end: clockText(end) };
}

/** `09:05` */
export function clockText({ hour, minute }: TimeOfDay): string {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
