import { type Source, spelled, type Traced } from "../../../../core/evidence";
import type { Schedule, TimeOfDay, Weekday } from "../../../../core/model";
import { clockText } from "../../../../core/time";
import { knownZones, windowsZone } from "./timezones";

/** The schedule of an alert processing rule, or why Azure cannot express it. */
export type Recurrence =
  | { readonly schedule: { readonly timeZone: string; readonly recurrences: readonly Hours[] } }
  | { readonly what: string; readonly given: string; readonly allowed: string };

type Hours = { readonly startTime: Traced<string>; readonly endTime: Traced<string> } & (
  | { readonly recurrenceType: "Daily" }
  | { readonly recurrenceType: "Weekly"; readonly daysOfWeek: readonly Traced<string>[] }
);

/** Working hours as an Azure recurrence: daily, or weekly on named days; nothing else exists. */
export function recurrenceOf({ value: hours, facts }: Source<Schedule>): Recurrence {
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
  const times = {
    startTime: spelled({ value: time, facts }, clock),
    endTime: spelled({ value: until, facts }, clock),
  };
  if (days.kind === "daily") return { schedule: { timeZone, recurrences: [{ recurrenceType: "Daily", ...times }] } };
  const daysOfWeek = days.weekdays.map((value) => spelled({ value, facts }, capitalized));
  return { schedule: { timeZone, recurrences: [{ recurrenceType: "Weekly", daysOfWeek, ...times }] } };
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
