import { type Source, spelled, type TracedInputs, type TracedValue } from "../../../../core/evidence";
import type { Schedule } from "../../../../core/model";
import type { Unsayable } from "../../../../core/time";
import { capitalized } from "../schedules/recurrence";
import { knownZones, windowsZone } from "../schedules/timezones";

/** When a Logic App starts. */
export interface Trigger {
  readonly recurrence: TracedInputs;
  /** What must also be true: without it the trigger starts nothing. */
  readonly conditions?: readonly { readonly expression: TracedValue }[];
}

/**
 * Daily, weekly, or on the nth weekday of a month: that is every such weekday, with a condition on the day of the month.
 * https://learn.microsoft.com/azure/connectors/connectors-native-recurrence
 */
export function triggerOf({ value: { days, time, timezone }, facts }: Source<Schedule>): Trigger | Unsayable {
  const code = "AZURE-REPORT";
  const timeZone = windowsZone(timezone);
  if (timeZone === undefined) {
    return { code, what: "the time zone has no known Windows name", given: timezone, allowed: knownZones.join(", ") };
  }
  const nth = days.kind === "nth-weekday" && days.months === undefined ? days : undefined;
  if (!time || (days.kind !== "daily" && days.kind !== "weekly" && !nth)) {
    return {
      code,
      what: "a report of a Logic App comes daily, weekly or on the nth weekday of a month, at a time of day",
      given: days.kind,
      allowed: "daily 09:00, weekdays 09:00, weekly monday 10:00, first monday 10:00",
      change: "name weekdays and a time",
    };
  }
  const at = {
    hours: [spelled({ value: time.hour, facts }, String)],
    minutes: [spelled({ value: time.minute, facts }, (minute) => minute)],
  };
  const common = { interval: 1, timeZone };
  if (days.kind === "daily") return { recurrence: { frequency: "Day", ...common, schedule: at } };
  const named = nth ? [nth.weekday] : days.kind === "weekly" ? days.weekdays : [];
  const weekDays = named.map((value) => spelled({ value, facts }, capitalized));
  const recurrence = { frequency: "Week", ...common, schedule: { ...at, weekDays } };
  if (!nth) return { recurrence };
  return {
    recurrence,
    conditions: [{ expression: spelled({ value: nth.nth, facts }, (at) => dayOfMonth(at, timeZone)) }],
  };
}

/** The nth of a weekday is on the days 7n - 6 to 7n; after the last one, the month is over within a week. */
function dayOfMonth(nth: number, timeZone: string): string {
  const day = (moment: string) => `dayOfMonth(convertFromUtc(${moment}, '${timeZone}'))`;
  if (nth === -1) return `@lessOrEquals(${day("addDays(utcNow(), 7)")}, 7)`;
  const today = day("utcNow()");
  return `@and(greater(${today}, ${7 * (nth - 1)}), lessOrEquals(${today}, ${7 * nth}))`;
}
