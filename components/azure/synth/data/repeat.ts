import { DateTime } from "luxon";
import { type Schedule, weekdays } from "../../../../core/model";

/** How often a policy can copy: every day or every week. */
export type Period = "P1D" | "P1W";

/** What the schedule is for a policy, and how often that is. */
export interface Repeat {
  readonly text: string;
  readonly period: Period;
}

/** A Thursday in the past: another day would be another policy. */
const anchor = { year: 2026, month: 1, day: 1 } as const;

/**
 * `R/2026-11-23T03:00:00+09:00/P1D`: the only notation backup policies take, extended form, with an explicit offset. A zone whose clocks are
 * changed keeps the hour of that day's offset; the policy's own zone says which it means.
 */
export function repeatOf({ days, time, timezone }: Schedule): Repeat | undefined {
  if (!time) return undefined;
  const weekday = days.kind === "weekly" && days.weekdays.length === 1 ? days.weekdays[0] : undefined;
  if (days.kind !== "daily" && weekday === undefined) return undefined;
  const first = DateTime.fromObject({ ...anchor, hour: time.hour, minute: time.minute }, { zone: timezone });
  if (!first.isValid) return undefined;
  // Luxon counts from Monday = 1 to Sunday = 7, the model from Sunday = 0.
  const ahead = weekday === undefined ? 0 : (weekdays.indexOf(weekday) - (first.weekday % 7) + 7) % 7;
  const start = first.plus({ days: ahead }).toISO({ suppressMilliseconds: true });
  const period = weekday === undefined ? "P1D" : "P1W";
  return start === null ? undefined : { text: `R/${start.replace("Z", "+00:00")}/${period}`, period };
}
