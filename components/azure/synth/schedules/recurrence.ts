import type { Schedule, TimeOfDay, Value, Weekday } from "../../../../core/model";
import { clockText } from "../../../../core/time";
import { knownZones, windowsZone } from "./timezones";

/** The schedule of an alert processing rule, or why Azure cannot express it. */
export type Recurrence =
  | { readonly schedule: Readonly<Record<string, Value>>; readonly tokens: readonly RecurrenceToken[] }
  | { readonly what: string; readonly given: string; readonly allowed: string };

/** Where a part of the documented hours stands in the schedule, and what stands there. */
export interface RecurrenceToken {
  readonly path: string;
  readonly token: string;
}

/** Working hours as an Azure recurrence: daily, or weekly on named days; nothing else exists. */
export function recurrenceOf(hours: Schedule): Recurrence {
  const timeZone = windowsZone(hours.timezone);
  if (timeZone === undefined) {
    return { what: "the time zone has no known Windows name", given: hours.timezone, allowed: knownZones.join(", ") };
  }
  const { days, time, until } = hours;
  if ((days.kind !== "weekly" && days.kind !== "daily") || !time || !until) {
    return {
      what: "Azure adds receivers daily or weekly between two times only",
      given: days.kind,
      allowed: "daily 09:00-18:00, weekdays 09:00-18:00, monday 09:00-18:00",
    };
  }
  const times = { startTime: clock(time), endTime: clock(until) };
  const recurrence =
    days.kind === "daily"
      ? { recurrenceType: "Daily", ...times }
      : { recurrenceType: "Weekly", daysOfWeek: days.weekdays.map(capitalized), ...times };
  return { schedule: { timeZone, recurrences: [recurrence] }, tokens: tokensOf(recurrence) };
}

function tokensOf(recurrence: Readonly<Record<string, string | readonly string[]>>): RecurrenceToken[] {
  return Object.entries(recurrence).flatMap(([name, value]) => {
    if (name === "recurrenceType") return [];
    const path = `recurrences[0].${name}`;
    return typeof value === "string"
      ? [{ path, token: value }]
      : value.map((token, index) => ({ path: `${path}[${index}]`, token }));
  });
}

/** `HH:mm:ss`; a window that ends at midnight ends one second before it. */
export function clock(time: TimeOfDay): string {
  if (time.hour === 24) return "23:59:59";
  return `${clockText(time)}:00`;
}

/** A day as Azure writes it. */
export function capitalized(day: Weekday): string {
  return `${day.charAt(0).toUpperCase()}${day.slice(1)}`;
}
