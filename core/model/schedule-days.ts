import { type Days, periodMonths, type Weekday, weekdays } from "./schedule";

/** Names of the months, from January. */
export const monthNames = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;

/** Words for the nth, from the first; business days count further than weekdays. */
export const ordinals = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");
/** The same as numbers are written. */
const numbered = "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th".split(" ");
const mostWeekdays = 4;

/** Other words for the same, brought to one form before reading. */
const synonyms: readonly (readonly [RegExp, string])[] = [
  [/\s+/g, " "],
  [/\b(?:on|the|calendar) /g, ""],
  [/\beach\b/g, "every"],
  [/\b(?:working|work) days?\b|\bworkdays?\b|\bbusiness days\b/g, "business day"],
  [/\bfinal\b/g, "last"],
  [/\bhalf[- ]?years?\b/g, "half-year"],
  [/\b(?:semi-?annual(?:ly)?|half-?yearly|every 6 months)\b|(?<!of |in )\bevery half-year\b/g, "half-yearly"],
  [/\bannually\b|(?<!of |in )\bevery year\b/g, "yearly"],
  [/(?<!of |in )\bevery quarter\b|\bevery 3 months\b/g, "quarterly"],
  [/(?<!of |in )\bevery month\b/g, "monthly"],
  [/\b(?:nightly|every day|every night)\b/g, "daily"],
  [/\b(?:every weekday|every business day|monday ?(?:-|to|through) ?friday)\b/g, "weekdays"],
  [/\bevery hour\b/g, "hourly"],
  [/\bevery minute\b/g, "every 1 minute"],
  [/\bweekends?\b/g, "saturday, sunday"],
  [/\b(month|quarter|half-year|year) (start|end)\b/g, "$1-$2"],
  [/\b(start|end) of (?:every |a )?(month|quarter|half-year|year)\b/g, "$2-$1"],
  [/,? and |, /g, ","],
];

/** The days of an English phrase in small letters, without its time. Undefined when no form of the grammar fits. */
export function parseDays(phrase: string): Days | undefined {
  const text = synonyms.reduce((said, [pattern, word]) => said.replace(pattern, word), phrase).trim();
  return withinDay(text) ?? weekly(text) ?? inMonth(text) ?? periodEdge(text) ?? nth(text) ?? dated(text);
}

function withinDay(text: string): Days | undefined {
  const every = /^(?:every (\d+) (minute|hour)s?|hourly)$/.exec(text);
  if (!every) return undefined;
  const amount = Number(every[1] ?? 1);
  return amount > 0 ? { kind: "every", seconds: amount * (every[2] === "minute" ? 60 : 3600) } : undefined;
}

function weekly(text: string): Days | undefined {
  if (text === "daily") return { kind: "daily" };
  if (text === "weekdays") return { kind: "weekly", weekdays: weekdays.slice(1, 6) };
  const named = /^(?:weekly |every )?([a-z,]+)$/.exec(text)?.[1]?.split(",").map(weekdayOf) ?? [];
  return named.length > 0 && named.every(isPresent) ? { kind: "weekly", weekdays: named } : undefined;
}

/** `monday`, `mondays`, `mon`. */
function weekdayOf(text: string): Weekday | undefined {
  return weekdays.find((day) => text === day || text === `${day}s` || text === day.slice(0, 3));
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined;
}

/** Periods without a day are their first day: `quarterly` is day 1 of january, april, july, october. */
const periods: Readonly<Record<string, readonly number[] | undefined>> = {
  monthly: undefined,
  quarterly: periodMonths.quarter.start,
  "half-yearly": periodMonths["half-year"].start,
  yearly: periodMonths.year.start,
};

function inMonth(text: string): Days | undefined {
  if (Object.hasOwn(periods, text)) return { kind: "day-of-month", day: 1, ...inMonths(periods[text]) };
  const step = Number(/^every (\d+) months$/.exec(text)?.[1]);
  if (step > 0 && 12 % step === 0) {
    const months = step === 1 ? undefined : Array.from({ length: 12 / step }, (_, at) => 1 + at * step);
    return { kind: "day-of-month", day: 1, ...inMonths(months) };
  }
  const [, days, of] = /^(?:monthly )?days? (\d{1,2}(?:,\d{1,2})*)(?: (.+))?$/.exec(text) ?? [];
  const list = days?.split(",").map(Number) ?? [];
  const [day] = list;
  const months = monthsOf(of, "start");
  if (day === undefined || !months || list.some((one) => one < 1 || one > 31)) return undefined;
  if (list.length === 1) return possible(day, months.months) ? { kind: "day-of-month", day, ...months } : undefined;
  if (months.months) return undefined;
  return { kind: "days-of-month", list: [...new Set(list)].sort((a, b) => a - b) };
}

/** `quarter-end`, `month-start monday`, `half-year-end last friday`. */
function periodEdge(text: string): Days | undefined {
  const [, period, edge, rest] = /^(month|quarter|half-year|year)-(start|end)(?: (.+))?$/.exec(text) ?? [];
  if (period === undefined || edge === undefined) return undefined;
  const side = edge === "end" ? "last" : "first";
  const day = rest === undefined ? "day" : rest.replace(new RegExp(`^${side} `), "");
  return nth(`${side} ${day} of ${period}`);
}

/** `first monday`, `first,third sunday`, `last business day of quarter`, `last day of march,september`. */
function nth(text: string): Days | undefined {
  const [, orders = "", target = "", of] = /^([a-z0-9,]+) (business day|[a-z]+)(?: ((?:of|in) .+))?$/.exec(text) ?? [];
  const list = orders.split(",").map(orderOf);
  const [order] = list;
  if (order === undefined || !list.every(isPresent)) return undefined;
  const months = monthsOf(of, order < 0 ? "end" : "start");
  const weekday = weekdayOf(target);
  if (!months) return undefined;
  if (list.length > 1) {
    if (months.months || !weekday || list.some((one) => one > mostWeekdays)) return undefined;
    return { kind: "nth-weekdays", list: [...new Set(list)].sort(fromTheFront), weekday };
  }
  if (weekday) return order > mostWeekdays ? undefined : { kind: "nth-weekday", nth: order, weekday, ...months };
  if (target === "weekday" || target === "business day") return { kind: "business-day", nth: order, ...months };
  if (target !== "day" || order > 1) return undefined;
  return { kind: "day-of-month", day: order, ...months };
}

function fromTheFront(a: number, b: number): number {
  return (a < 0 ? 9 : a) - (b < 0 ? 9 : b);
}

function orderOf(text: string): number | undefined {
  if (text === "last") return -1;
  const at = Math.max(ordinals.indexOf(text), numbered.indexOf(text));
  return at < 0 ? undefined : at + 1;
}

/** The months behind `of`; nothing written, and `of every month`, are all of them. Undefined for no month. */
function monthsOf(of: string | undefined, edge: "start" | "end"): { months?: readonly number[] } | undefined {
  const text = of?.replace(/^(?:of|in) (?:every |a )?/, "");
  if (text === undefined || text === "month") return {};
  if (text === "quarter" || text === "half-year" || text === "year") return { months: periodMonths[text][edge] };
  const named = text.split(",").map(monthOf);
  return named.every(isPresent) ? inMonths([...new Set(named)].sort((a, b) => a - b)) : undefined;
}

function monthOf(text: string): number | undefined {
  const at = monthNames.findIndex((name) => text === name || text === name.slice(0, 3));
  return at < 0 ? undefined : at + 1;
}

function inMonths(months: readonly number[] | undefined): { months?: readonly number[] } {
  return months ? { months } : {};
}

/** Whether each of the months has such a day, in a leap year at least. */
function possible(day: number, months: readonly number[] | undefined): boolean {
  return (months ?? [1]).every((month) => day <= new Date(Date.UTC(2028, month, 0)).getUTCDate());
}

/** `june 1`, `yearly 1 june`, `june 30,december 30`, `every 2 weeks from 2026-01-05`, `every 90 days from 2026-01-01`. */
function dated(text: string): Days | undefined {
  const interval = /^every (\d+) (day|week)s?(?: ([a-z]+))? from (\d{4}-\d{2}-\d{2})$/.exec(text);
  if (interval) return everyDays(interval);
  const dates = text
    .replace(/^yearly /, "")
    .split(",")
    .map(dateOf);
  const [first] = dates;
  if (!first || !dates.every((date) => date?.day === first.day)) return undefined;
  const months = [...new Set(dates.flatMap((date) => date?.month ?? []))].sort((a, b) => a - b);
  return possible(first.day, months) ? { kind: "day-of-month", day: first.day, months } : undefined;
}

function dateOf(text: string): { readonly day: number; readonly month: number } | undefined {
  const found = /^(?:([a-z]+) (\d{1,2})|(\d{1,2}) ([a-z]+))$/.exec(text);
  const month = monthOf(found?.[1] ?? found?.[4] ?? "");
  const day = Number(found?.[2] ?? found?.[3]);
  return month !== undefined && day >= 1 ? { day, month } : undefined;
}

function everyDays([, amount, unit, named, from = ""]: RegExpExecArray): Days | undefined {
  const days = Number(amount) * (unit === "week" ? 7 : 1);
  const first = new Date(`${from}T00:00:00Z`);
  if (days < 1 || Number.isNaN(first.getTime()) || first.toISOString().slice(0, 10) !== from) return undefined;
  const weekday = named === undefined ? undefined : weekdayOf(named);
  // A weekday beside the date must be the date's, and says nothing where days are counted.
  if (named !== undefined && (unit === "day" || !weekday || weekdays[first.getUTCDay()] !== weekday)) return undefined;
  return { kind: "every-days", days, from };
}
