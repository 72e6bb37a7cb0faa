export const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
export type Weekday = (typeof weekdays)[number];

/** A wall-clock time of day; 24:00 ends a window that runs to midnight. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

/**
 * Which days a schedule names, in its own time zone.
 * `nth` counts from the front (1 = first); -1 is the last of the month.
 */
export type Days =
  | { readonly kind: "daily" }
  | { readonly kind: "weekly"; readonly weekdays: readonly Weekday[] }
  | {
      readonly kind: "nth-weekday";
      readonly nth: number;
      readonly weekday: Weekday;
      readonly months?: readonly number[];
    }
  | { readonly kind: "day-of-month"; readonly day: number; readonly months?: readonly number[] }
  /** Several days of every month, smallest first. */
  | { readonly kind: "days-of-month"; readonly list: readonly number[] }
  /** With a time of day, counted from there: `every 6 hours 01:00` is 01:00, 07:00, 13:00, 19:00. */
  | { readonly kind: "every"; readonly seconds: number };

/**
 * A recurrence with an explicit time zone (IANA name). `time` is absent where the document gives none (`weekly
 * wednesday`), `until` makes it a window; an end before the start is on the next day.
 */
export interface Schedule {
  readonly days: Days;
  readonly time?: TimeOfDay;
  readonly until?: TimeOfDay;
  readonly timezone: string;
}

const ordinals: Record<string, number> = { first: 1, second: 2, third: 3, fourth: 4, last: -1 };
const quarterEnds = [3, 6, 9, 12];

function parseTime(text: string): TimeOfDay | undefined {
  const found = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(text);
  if (!found) return undefined;
  const time = { hour: Number(found[1]), minute: Number(found[2]) };
  return time.hour === 24 && time.minute !== 0 ? undefined : time;
}

function parseDays(text: string): Days | undefined {
  const every = /^(?:every (\d+) (minute|hour)s?|hourly)$/.exec(text);
  if (every) {
    const amount = Number(every[1] ?? 1);
    return amount > 0 ? { kind: "every", seconds: amount * (every[2] === "minute" ? 60 : 3600) } : undefined;
  }
  if (text === "daily") return { kind: "daily" };
  if (text === "weekdays") return { kind: "weekly", weekdays: weekdays.slice(1, 6) };
  const named = /^(?:weekly |every )?([a-z, ]+)$/.exec(text)?.[1]?.split(/,\s*/) ?? [];
  if (named.length > 0 && named.every((day) => (weekdays as readonly string[]).includes(day))) {
    return { kind: "weekly", weekdays: named as Weekday[] };
  }
  return parseMonthly(text);
}

function parseMonthly(text: string): Days | undefined {
  const quarter = /^quarter-end (?:last )?(\w+)$/.exec(text)?.[1];
  if (quarter && (weekdays as readonly string[]).includes(quarter)) {
    return { kind: "nth-weekday", nth: -1, weekday: quarter as Weekday, months: quarterEnds };
  }
  const nth = /^(first|second|third|fourth|last) (\w+)$/.exec(text);
  if (nth && (weekdays as readonly string[]).includes(nth[2] as string)) {
    return { kind: "nth-weekday", nth: ordinals[nth[1] as string] as number, weekday: nth[2] as Weekday };
  }
  if (text === "last day") return { kind: "day-of-month", day: -1 };
  const list = /^days? (\d{1,2}(?:,\s*\d{1,2})*)$/.exec(text)?.[1]?.split(",").map(Number) ?? [];
  const [day] = list;
  if (day === undefined || list.some((one) => one < 1 || one > 31)) return undefined;
  if (list.length === 1) return { kind: "day-of-month", day };
  return { kind: "days-of-month", list: [...new Set(list)].sort((a, b) => a - b) };
}

/**
 * Parses `daily 02:00`, `every 6 hours`, `weekly wednesday`, `second sunday 02:00-04:00`, `day 1 04:00`,
 * `days 1, 15 04:00`, * `last day 23:00`, `quarter-end saturday 22:00-06:00`, `weekdays 09:00-18:00`. Undefined when it is none of these.
 */
export function parseSchedule(text: string, timezone: string): Schedule | undefined {
  const found = /^(.*?)(?:\s+(\d{1,2}:\d{2})(?:\s*-\s*(\d{1,2}:\d{2}))?)?$/.exec(text.trim().toLowerCase());
  const days = found && parseDays((found[1] as string).trim());
  if (!found || !days) return undefined;
  const time = found[2] === undefined ? undefined : parseTime(found[2]);
  const until = found[3] === undefined ? undefined : parseTime(found[3]);
  if ((found[2] !== undefined && !time) || (found[3] !== undefined && !until)) return undefined;
  // Nothing starts at 24:00, and a window that ends when it starts may mean no time or a whole day.
  if (time?.hour === 24 || (time && until && time.hour === until.hour && time.minute === until.minute))
    return undefined;
  return { days, timezone, ...(time && { time }), ...(until && { until }) };
}
