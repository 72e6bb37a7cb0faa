import { type Source, spelled, type Traced } from "../../../../core/evidence";
import type { Schedule, TimeOfDay } from "../../../../core/model";
import { type Unsayable, wallClockStarts, windowMinutes } from "../../../../core/time";
import { capitalized, clock } from "../schedules/recurrence";
import { knownZones, windowsZone } from "../schedules/timezones";
import { monthsAhead } from "./limits";

/** When a processing rule suppresses: by a recurrence, or once. */
export interface Suppression {
  /** Empty for a recurrence, the date of a single one. */
  readonly suffix: string;
  readonly schedule: ReturnType<typeof recurring> | ReturnType<typeof single>;
}

const code = "AZURE-WINDOW-DAYS";

/**
 * A window for alert processing rules. They recur daily, weekly or by day of month within a day; every other window is
 * a dated rule for each occurrence of the next thirteen months.
 * https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-processing-rules
 */
export function suppressionsOf(source: Source<Schedule>, asOf: string): Suppression[] | Unsayable {
  const { value: window, facts } = source;
  const { time, until, timezone } = window;
  const timeZone = windowsZone(timezone);
  if (timeZone === undefined) {
    return { code, what: "the time zone has no known Windows name", given: timezone, allowed: knownZones.join(", ") };
  }
  if (!time || !until) {
    const change = "write start and end, such as first saturday 02:00-04:00";
    return { code, what: "a window without a start and an end suppresses nothing", given: window.days.kind, change };
  }
  const begins = spelled({ value: time, facts }, clock);
  const recurrence = recurrenceOf(window, begins, until);
  if (recurrence) return [{ suffix: "", schedule: recurring(timeZone, recurrence) }];
  return wallClockStarts(window, Date.parse(asOf), addMonths(asOf, monthsAhead)).map((start) => {
    const effectiveFrom = spelled({ value: start, facts }, localText);
    const effectiveUntil = localText(start + windowMinutes(time, until) * 60_000);
    const suffix = `-${effectiveFrom.traced.slice(0, 10)}`;
    return { suffix, schedule: single(timeZone, effectiveFrom, effectiveUntil) };
  });
}

type Recurrence = { readonly startTime: Traced<string>; readonly endTime: string } & (
  | { readonly recurrenceType: "Daily" }
  | { readonly recurrenceType: "Weekly"; readonly daysOfWeek: readonly string[] }
  | { readonly recurrenceType: "Monthly"; readonly daysOfMonth: readonly number[] }
);

function recurring(timeZone: string, recurrence: Recurrence) {
  return { timeZone, recurrences: [recurrence] };
}

function single(timeZone: string, effectiveFrom: Traced<string>, effectiveUntil: string) {
  return { effectiveFrom, effectiveUntil, timeZone };
}

function recurrenceOf({ days, time }: Schedule, startTime: Traced<string>, until: TimeOfDay): Recurrence | undefined {
  if (!time || until.hour * 60 + until.minute <= time.hour * 60 + time.minute || until.hour === 24) return undefined;
  const times = { startTime, endTime: clock(until) };
  if (days.kind === "daily") return { recurrenceType: "Daily", ...times };
  if (days.kind === "weekly") {
    return { recurrenceType: "Weekly", daysOfWeek: days.weekdays.map(capitalized), ...times };
  }
  if (days.kind === "days-of-month") return { recurrenceType: "Monthly", daysOfMonth: days.list, ...times };
  if (days.kind !== "day-of-month" || days.day < 0 || days.months) return undefined;
  return { recurrenceType: "Monthly", daysOfMonth: [days.day], ...times };
}

/** A wall clock time as processing rules write it: without a zone, which stands beside it. */
function localText(wallClock: number): string {
  return new Date(wallClock).toISOString().slice(0, 19);
}

function addMonths(date: string, months: number): number {
  const start = new Date(Date.parse(date));
  return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, start.getUTCDate());
}
