import { type Source, spelled, type TracedInputs, type TracedValue } from "../../../../core/evidence";
import { type Days, type Schedule, type Weekday, weekdays } from "../../../../core/model";
import { businessDays, clockText, type Unsayable } from "../../../../core/time";
import { capitalized } from "../schedules/recurrence";
import { knownZones, windowsZone } from "../schedules/timezones";

/** When a Logic App starts. */
export interface Trigger {
  readonly recurrence: TracedInputs;
  /** What must also be true, all of it: without it the trigger starts nothing. */
  readonly conditions?: readonly { readonly expression: TracedValue }[];
}

const code = "AZURE-REPORT";

/**
 * Daily, weekly or every so many days; any other days of the calendar are a daily or weekly start with conditions on the
 * date, by the clocks of the zone. https://learn.microsoft.com/azure/connectors/connectors-native-recurrence
 */
export function triggerOf({ value: { days, time, timezone }, facts }: Source<Schedule>): Trigger | Unsayable {
  const timeZone = windowsZone(timezone);
  if (timeZone === undefined) {
    return { code, what: "the time zone has no known Windows name", given: timezone, allowed: knownZones.join(", ") };
  }
  if (!time || days.kind === "every") {
    return {
      code,
      what: "a report of a Logic App comes on days of the calendar, at a time of day",
      given: days.kind,
      allowed: "daily 09:00, weekdays 09:00, first monday 10:00, quarter-end 10:00",
      change: "name the days and a time",
    };
  }
  if (days.kind === "every-days") {
    const startTime = spelled({ value: time, facts }, (at) => `${days.from}T${clockText(at)}:00`);
    const interval = spelled({ value: days.days, facts }, (count) => count);
    return { recurrence: { frequency: "Day", interval, timeZone, startTime } };
  }
  const weekDays = weekdaysOf(days).map((value) => spelled({ value, facts }, capitalized));
  const schedule = {
    hours: [spelled({ value: time.hour, facts }, String)],
    minutes: [spelled({ value: time.minute, facts }, (minute) => minute)],
    ...(weekDays.length > 0 && { weekDays }),
  };
  const conditions = conditionsOn(days, timeZone).map((value) => ({
    expression: spelled({ value, facts }, (condition) => `@${condition}`),
  }));
  const frequency = weekDays.length > 0 ? "Week" : "Day";
  return {
    recurrence: { frequency, interval: 1, timeZone, schedule },
    ...(conditions.length > 0 && { conditions }),
  };
}

type CalendarDays = Exclude<Days, { kind: "every" | "every-days" }>;

function weekdaysOf(days: CalendarDays): readonly Weekday[] {
  if (days.kind === "weekly") return days.weekdays;
  if (days.kind === "business-day") return weekdays.slice(1, 6);
  return days.kind === "nth-weekday" || days.kind === "nth-weekdays" ? [days.weekday] : [];
}

/** Conditions in the workflow language, read on the date of the zone. */
function conditionsOn(days: CalendarDays, timeZone: string): string[] {
  const today = `convertFromUtc(utcNow(), '${timeZone}')`;
  const months = "months" in days && days.months ? [inMonths(days.months, timeZone)] : [];
  switch (days.kind) {
    case "daily":
    case "weekly":
      return [];
    case "nth-weekday":
      return [nthOf(days.nth, today), ...months];
    case "nth-weekdays":
      return [either(days.list.map((nth) => nthOf(nth, today)))];
    case "business-day":
      return [businessDay(days.nth, today), ...months];
    case "day-of-month":
      return [onDay(days.day, today), ...months];
    case "days-of-month":
      return [either(days.list.map((day) => onDay(day, today)))];
  }
}

function dayOf(today: string, later = 0): string {
  return later === 0 ? `dayOfMonth(${today})` : `dayOfMonth(addDays(${today}, ${later}))`;
}

function onDay(day: number, today: string): string {
  return day < 0 ? `equals(${dayOf(today, 1)}, 1)` : `equals(${dayOf(today)}, ${day})`;
}

/** The nth of a weekday is on the days 7n - 6 to 7n; after the last one, the month is over within a week. */
function nthOf(nth: number, today: string): string {
  if (nth === -1) return `lessOrEquals(${dayOf(today, 7)}, 7)`;
  return `and(greater(${dayOf(today)}, ${7 * (nth - 1)}), lessOrEquals(${dayOf(today)}, ${7 * nth}))`;
}

/** By weekday and day; counted from the end, by the day so many days later. */
function businessDay(nth: number, today: string): string {
  const all = businessDays(nth);
  const later = nth > 0 ? 0 : Math.max(...all.map(({ place }) => place));
  const pairs = all.map(({ weekday, place }) => {
    const day = nth > 0 ? place : later - place + 1;
    return `and(equals(dayOfWeek(${today}), ${weekdays.indexOf(weekday)}), equals(${dayOf(today, later)}, ${day}))`;
  });
  return either(pairs);
}

function inMonths(months: readonly number[], timeZone: string): string {
  const list = months.map((month) => `'${String(month).padStart(2, "0")}'`).join(", ");
  return `contains(createArray(${list}), convertFromUtc(utcNow(), '${timeZone}', 'MM'))`;
}

function either(conditions: readonly string[]): string {
  return conditions.length === 1 ? (conditions[0] as string) : `or(${conditions.join(", ")})`;
}
