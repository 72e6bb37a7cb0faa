import { type Days, type TimeOfDay, type Weekday, weekdays } from "./schedule";

const field = String.raw`(?:\*|\?|L|[\dA-Za-z,*/#L-]+)`;

/** Five cron fields, or EventBridge's six, without flags of its own. Day names in letters are allowed. */
export const cronPattern = String.raw`(?<![\w*/,.:-])(?:[\d*/,-]+)\s+(?:[\d*/,-]+)\s+(?:(?:\*|\?|L|LW|1W|[\d*/,-]+)\s+)(?:\*|[\d*/,-]+|[A-Z]{3}(?:[-,][A-Z]{3})*)\s+${field}(?:\s+(?:\*|\d{4}))?(?![\w*/])`;

const names = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/** The recurrence that five or six cron fields say. Undefined when the model has no words for it. */
export function parseCron(text: string): { readonly days: Days; readonly time?: TimeOfDay } | undefined {
  const fields = text.trim().split(/\s+/);
  const [minute, hour, day, month, weekday] = fields as [string, string, string, string, string];
  if (fields.length < 5) return undefined;
  // EventBridge counts Sunday as 1 and has a year behind.
  const sunday = fields.length === 6 ? 1 : 0;
  const any = (value: string): boolean => value === "*" || value === "?";
  if (any(day) && any(month) && any(weekday)) return withinDay(minute, hour);
  const time = timeOf(minute, hour);
  const days = time && daysOf(day, month, weekday, sunday, any);
  return days && time ? { days, time } : undefined;
}

function timeOf(minute: string, hour: string): TimeOfDay | undefined {
  if (!/^\d{1,2}$/.test(minute) || !/^\d{1,2}$/.test(hour)) return undefined;
  const time = { hour: Number(hour), minute: Number(minute) };
  return time.hour < 24 && time.minute < 60 ? time : undefined;
}

function withinDay(minute: string, hour: string): { readonly days: Days; readonly time?: TimeOfDay } | undefined {
  const time = timeOf(minute, hour);
  if (time) return { days: { kind: "daily" }, time };
  const every = (seconds: number, first: number): { readonly days: Days; readonly time?: TimeOfDay } => ({
    days: { kind: "every", seconds },
    ...(first > 0 && { time: { hour: 0, minute: first } }),
  });
  if (minute === "*" && hour === "*") return every(60, 0);
  const minutes = /^(?:\*|0)\/(\d+)$/.exec(minute);
  if (minutes && hour === "*" && Number(minutes[1]) > 0) return every(Number(minutes[1]) * 60, 0);
  if (!/^\d{1,2}$/.test(minute)) return undefined;
  if (hour === "*") return every(3600, Number(minute));
  const hours = /^(?:\*|0)\/(\d+)$/.exec(hour);
  return hours && Number(hours[1]) > 0 ? every(Number(hours[1]) * 3600, Number(minute)) : undefined;
}

function daysOf(
  day: string,
  month: string,
  weekday: string,
  sunday: number,
  any: (value: string) => boolean,
): Days | undefined {
  const months = any(month) ? undefined : numbers(month, 1, 12);
  if (!any(month) && !months) return undefined;
  const inMonths = months && { months };
  if (any(weekday)) {
    if (day === "L") return { kind: "day-of-month", day: -1, ...inMonths };
    if (day === "LW" || day === "1W") return { kind: "business-day", nth: day === "LW" ? -1 : 1, ...inMonths };
    const list = numbers(day, 1, 31);
    if (!list || (list.length > 1 && months)) return undefined;
    return list.length === 1
      ? { kind: "day-of-month", day: list[0] as number, ...inMonths }
      : { kind: "days-of-month", list };
  }
  if (!any(day)) return undefined;
  const nth = /^(\w+)#([1-4])$/.exec(weekday);
  const last = /^(\w+)L$/.exec(weekday);
  const named = weekdaysOf(nth?.[1] ?? last?.[1] ?? weekday, sunday);
  if (!named) return undefined;
  if (nth || last) {
    const order = nth ? Number(nth[2]) : -1;
    return { kind: "nth-weekday", nth: order, weekday: named[0] as Weekday, ...inMonths };
  }
  return months ? undefined : { kind: "weekly", weekdays: named };
}

function weekdaysOf(text: string, sunday: number): Weekday[] | undefined {
  const digits = text.toUpperCase().replace(/[A-Z]{3}/g, (name) => String(names.indexOf(name) + sunday));
  const list = numbers(digits, sunday, sunday === 1 ? 7 : 7);
  return list && [...new Set(list.map((number) => weekdays[(number - sunday) % 7] as Weekday))];
}

/** `1,15`, `1-5`, `1,4,7,10`, all within bounds. */
function numbers(text: string, least: number, most: number): number[] | undefined {
  const list: number[] = [];
  for (const part of text.split(",")) {
    const found = /^(\d+)(?:-(\d+))?$/.exec(part);
    const [from, to] = [Number(found?.[1]), Number(found?.[2] ?? found?.[1])];
    if (!found || from < least || to > most || from > to) return undefined;
    for (let number = from; number <= to; number++) list.push(number);
  }
  return list.length > 0 ? [...new Set(list)].sort((a, b) => a - b) : undefined;
}
