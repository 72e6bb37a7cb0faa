import { type Clause, type Days, parseSchedule, type Schedule, type Weekday, weekdays } from "../../core/model";

/** How often a document says a person does something, read from its own words. */
export interface Cadence {
  readonly schedule: Schedule;
  /** The document names the rhythm but not the day, or only week or month: Mondays stand in. */
  readonly chosenDay: boolean;
}

type Rhythm = "daily" | "weekly" | "monthly" | "quarterly" | "yearly";

const rhythms: readonly (readonly [RegExp, Rhythm])[] = [
  [/日次|毎日|\bdaily\b/i, "daily"],
  [/週次|毎週|\bweekly\b/i, "weekly"],
  [/四半期|\bquarterly\b/i, "quarterly"],
  [/月次|毎月|月1回|月初|月末|\bmonthly\b/i, "monthly"],
  [/年次|毎年|\b(yearly|annual|annually)\b/i, "yearly"],
];

const quarterStarts = [1, 4, 7, 10];
/** The month in which a Japanese business year begins. */
const yearStart = [4];

const letters = "日月火水木金土";

/**
 * The rhythm of a human procedure. Headings decide before the quoted words: quotes may be settings of a tool. Undefined
 * when neither names one.
 */
export function cadenceOf({ source }: Clause, timezone: string): Cadence | undefined {
  const rhythm = rhythmOf(source.section) ?? rhythmOf(source.quote.replace(/[A-Za-z]/g, ""));
  if (!rhythm) return undefined;
  const stated = statedDays(source.quote, rhythm) ?? {
    days: statedPart(source.quote) ?? usualDays(rhythm),
    whole: false,
  };
  const time = /(?<!\d)(\d{1,2}):(\d{2})(?!\d)/.exec(source.quote);
  const clock = time ? parseSchedule(`daily ${time[1]}:${time[2]}`, timezone)?.time : undefined;
  return { schedule: { days: stated.days, timezone, ...(clock && { time: clock }) }, chosenDay: !stated.whole };
}

function rhythmOf(text: string): Rhythm | undefined {
  const last = text.split(" > ").reverse();
  for (const segment of last) {
    const found = rhythms.find(([pattern]) => pattern.test(segment));
    if (found) return found[1];
  }
  return undefined;
}

/** The days the quote itself names. */
function statedDays(quote: string, rhythm: Rhythm): { days: Days; whole: boolean } | undefined {
  const whole = (days: Days) => ({ days, whole: true });
  if (rhythm === "daily") return whole({ kind: "daily" });
  const nth = /第(\d)([日月火水木金土])曜/.exec(quote);
  if (nth) return whole({ kind: "nth-weekday", nth: Number(nth[1]), weekday: weekdayOf(nth[2] as string) });
  const weekday = /([日月火水木金土])曜/.exec(quote)?.[1];
  if (rhythm === "weekly" && weekday) return whole({ kind: "weekly", weekdays: [weekdayOf(weekday)] });
  if (/月初/.test(quote)) return whole({ kind: "day-of-month", day: 1 });
  return /月末/.test(quote) ? whole({ kind: "day-of-month", day: -1 }) : undefined;
}

/** The week of the month or the months the quote names, on a Monday. */
function statedPart(quote: string): Days | undefined {
  const week = /第(\d)週/.exec(quote)?.[1];
  if (week) return { kind: "nth-weekday", nth: Number(week), weekday: "monday" };
  const months = /((?:\d{1,2}, *)+\d{1,2})月/.exec(quote)?.[1];
  if (!months) return undefined;
  return { kind: "nth-weekday", nth: 1, weekday: "monday", months: months.split(",").map(Number) };
}

function usualDays(rhythm: Rhythm): Days {
  const monday = { kind: "nth-weekday", nth: 1, weekday: "monday" } as const;
  switch (rhythm) {
    case "daily":
      return { kind: "daily" };
    case "weekly":
      return { kind: "weekly", weekdays: ["monday"] };
    case "monthly":
      return monday;
    case "quarterly":
      return { ...monday, months: quarterStarts };
    case "yearly":
      return { ...monday, months: yearStart };
  }
}

function weekdayOf(letter: string): Weekday {
  return weekdays[letters.indexOf(letter)] as Weekday;
}
