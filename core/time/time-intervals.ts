import { type Schedule, type TimeOfDay, type Weekday, weekdays } from "../model";
import { businessDays } from "./calendar-days";

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
  if (!time || !until) return days.map((one) => ({ ...one, location }));
  const between = (list: readonly Days[], start: TimeOfDay, end: TimeOfDay): TimeInterval[] =>
    list.map((one) => ({ ...one, times: [range(start, end)], location }));
  if (minutes(until) > minutes(time)) return between(days, time, until);
  const following = dayAfter(schedule);
  if (!following) return undefined;
  const evening = between(days, time, { hour: 24, minute: 0 });
  if (minutes(until) === 0) return evening;
  return [...evening, ...between(following, { hour: 0, minute: 0 }, until)];
}

/** Entries that together name the days; undefined for what no such entries name: no interval counts days or weeks. */
function daysOf({ days }: Schedule): Days[] | undefined {
  switch (days.kind) {
    case "daily":
      return [{}];
    case "weekly":
      return [{ weekdays: runs(days.weekdays) }];
    case "nth-weekday":
      return [{ weekdays: [days.weekday], daysOfMonth: [weekOf(days.nth)], ...monthsOf(days.months) }];
    case "nth-weekdays":
      return [{ weekdays: [days.weekday], daysOfMonth: days.list.map(weekOf) }];
    case "business-day":
      return businessDays(days.nth).map(({ weekday, place }) => ({
        weekdays: [weekday],
        daysOfMonth: [String(days.nth < 0 ? -place : place)],
        ...monthsOf(days.months),
      }));
    case "day-of-month":
      return [{ daysOfMonth: [String(days.day)], ...monthsOf(days.months) }];
    case "days-of-month":
      return [{ daysOfMonth: days.list.map(String) }];
    case "every":
    case "every-days":
      return undefined;
  }
}

/** The days of the month on which the nth of a weekday may be. */
function weekOf(nth: number): string {
  return nth === -1 ? "-7:-1" : `${7 * nth - 6}:${7 * nth}`;
}

/** The days a window that crosses midnight ends on. */
function dayAfter({ days }: Schedule): Days[] | undefined {
  switch (days.kind) {
    case "daily":
      return [{}];
    case "weekly":
      return [{ weekdays: runs(days.weekdays.map(nextDay)) }];
    case "nth-weekday":
      return dayAfterNth(days);
    case "nth-weekdays": {
      const each = days.list.map((nth) => dayAfterNth({ nth, weekday: days.weekday }));
      return each.every((after) => after !== undefined) ? each.flat() : undefined;
    }
    case "business-day":
      return businessDays(days.nth).map(({ weekday, place }) =>
        dayAfterPlace(days.nth < 0 ? -place : place, weekday, days.months),
      );
    case "day-of-month":
      if (days.day >= 28) return days.months && dayAfterLate(days.day, days.months);
      if (days.day > 0) return [{ daysOfMonth: [String(days.day + 1)], ...monthsOf(days.months) }];
      return [{ daysOfMonth: ["1"], ...monthsOf(days.months?.map(following)) }];
    case "days-of-month":
      if (days.list.some((day) => day >= 28)) return undefined;
      return [{ daysOfMonth: days.list.map((day) => String(day + 1)) }];
    case "every":
    case "every-days":
      return undefined;
  }
}

function following(month: number): number {
  return (month % 12) + 1;
}

/** The day after the 28th to 31st of named months: the next, or the first of the next month. 28 February may be either. */
function dayAfterLate(day: number, months: readonly number[]): Days[] | undefined {
  const lengthOf = (month: number) => new Date(Date.UTC(2028, month, 0)).getUTCDate();
  if (day === 28 && months.includes(2)) return undefined;
  const inside = months.filter((month) => day < lengthOf(month));
  const last = months.filter((month) => day === lengthOf(month));
  return [
    ...(inside.length > 0 ? [{ daysOfMonth: [String(day + 1)], ...monthsOf(inside) }] : []),
    ...(last.length > 0 ? [{ daysOfMonth: ["1"], ...monthsOf(last.map(following)) }] : []),
  ];
}

interface NthWeekday {
  readonly nth: number;
  readonly weekday: Weekday;
  readonly months?: readonly number[];
}

function dayAfterNth({ nth, weekday, months }: NthWeekday): Days[] | undefined {
  const weekdays = [nextDay(weekday)];
  if (nth === -1) {
    return [{ weekdays, daysOfMonth: ["-6:-1"], ...monthsOf(months) }, dayAfterPlace(-1, weekday, months)];
  }
  // The fourth weekday may be the last day of February, whose next day no range of days can name.
  if (nth > 3) return undefined;
  return [{ weekdays, daysOfMonth: [`${7 * nth - 5}:${7 * nth + 1}`], ...monthsOf(months) }];
}

/** The day after a weekday on a day of the month, from its end where negative; after its last day begins the next month. */
function dayAfterPlace(place: number, weekday: Weekday, months: readonly number[] | undefined): Days {
  const weekdays = [nextDay(weekday)];
  if (place !== -1) return { weekdays, daysOfMonth: [String(place + 1)], ...monthsOf(months) };
  return { weekdays, daysOfMonth: ["1"], ...monthsOf(months?.map(following)) };
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
