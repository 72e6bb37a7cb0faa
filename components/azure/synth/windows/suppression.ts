import type { Schedule, TimeOfDay, Value } from "../../../../core/model";
import { type Unsayable, wallClockStarts, windowMinutes } from "../../../../core/time";
import { capitalized, clock } from "../schedules/recurrence";
import { knownZones, windowsZone } from "../schedules/timezones";
import { monthsAhead } from "./limits";

/** When a processing rule suppresses: by a recurrence, or once. */
export interface Suppression {
  /** Empty for a recurrence, the date of a single one. */
  readonly suffix: string;
  readonly schedule: Readonly<Record<string, Value>>;
  /** Where the window stands in the schedule, and what stands there. */
  readonly path: string;
  readonly token: string;
}

const code = "AZURE-WINDOW-DAYS";

/**
 * A window for alert processing rules. They recur daily, weekly or by day of month within a day; every other window is
 * a dated rule for each occurrence of the next thirteen months.
 * https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-processing-rules
 */
export function suppressionsOf(window: Schedule, asOf: string): Suppression[] | Unsayable {
  const { time, until, timezone } = window;
  const timeZone = windowsZone(timezone);
  if (timeZone === undefined) {
    return { code, what: "the time zone has no known Windows name", given: timezone, allowed: knownZones.join(", ") };
  }
  if (!time || !until) {
    const change = "write start and end, such as first saturday 02:00-04:00";
    return { code, what: "a window without a start and an end suppresses nothing", given: window.days.kind, change };
  }
  const recurrence = recurrenceOf(window, time, until);
  if (recurrence) {
    const schedule = { timeZone, recurrences: [recurrence] };
    return [{ suffix: "", schedule, path: "properties.schedule.recurrences[0].startTime", token: clock(time) }];
  }
  return wallClockStarts(window, Date.parse(asOf), addMonths(asOf, monthsAhead)).map((start) => {
    const effectiveFrom = localText(start);
    const effectiveUntil = localText(start + windowMinutes(time, until) * 60_000);
    return {
      suffix: `-${effectiveFrom.slice(0, 10)}`,
      schedule: { effectiveFrom, effectiveUntil, timeZone },
      path: "properties.schedule.effectiveFrom",
      token: effectiveFrom,
    };
  });
}

function recurrenceOf({ days }: Schedule, time: TimeOfDay, until: TimeOfDay): Value | undefined {
  if (until.hour * 60 + until.minute <= time.hour * 60 + time.minute || until.hour === 24) return undefined;
  const times = { startTime: clock(time), endTime: clock(until) };
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
