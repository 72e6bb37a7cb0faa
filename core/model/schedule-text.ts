import { parseCron } from "./cron-text";
import type { Schedule, TimeOfDay } from "./schedule";
import { parseDays } from "./schedule-days";
import { inEnglish } from "./schedule-words";

function parseTime(text: string): TimeOfDay | undefined {
  const found = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(text);
  if (!found) return undefined;
  const time = { hour: Number(found[1]), minute: Number(found[2]) };
  return time.hour === 24 && time.minute !== 0 ? undefined : time;
}

const zoneBehind = /^(.*?)\s+\(?(UTC|[A-Z][A-Za-z_]+(?:\/[A-Z][\w+-]+)+)\)?$/s;

/** The zone written behind a schedule, where one is: `daily 02:00 Asia/Tokyo`. */
export function zoneOf(text: string): { readonly rest: string; readonly zone?: string } {
  const [, rest, zone] = zoneBehind.exec(text.trim()) ?? [];
  return rest !== undefined && zone !== undefined && isZone(zone) ? { rest, zone } : { rest: text.trim() };
}

/** Whether this is the IANA name of a time zone, such as Asia/Tokyo. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * Parses the forms of docs/schedules.md, in English or Japanese: `daily 02:00`, `second sunday 02:00-04:00`,
 * `quarter-end saturday 22:00-06:00`, `毎月第3土曜日 22:00〜翌2:00`; and cron text with its zone behind it,
 * `0 2 * * * Asia/Tokyo`. A zone that is written wins over the given one. Undefined when it is none of these.
 */
export function parseSchedule(text: string, timezone: string): Schedule | undefined {
  const { rest, zone } = zoneOf(text);
  const cron = cronFieldsOf(rest);
  if (cron !== undefined) {
    const read = zone === undefined ? undefined : parseCron(cron);
    return read && zone !== undefined ? { ...read, timezone: zone } : undefined;
  }
  return parseWords(inEnglish(rest), zone ?? timezone);
}

/** Cron text as it is: five fields, or EventBridge's six, with `cron(...)` around it or without. */
export function cronFieldsOf(text: string): string | undefined {
  const fields = /^cron\(([^()]*)\)$/.exec(text.trim())?.[1] ?? text.trim();
  const isCron = /^[\d*/,-]+\s+[\d*/,-]+(?:\s+[\w*?/,#-]+){3,4}$/.test(fields);
  return isCron ? fields : undefined;
}

function parseWords(text: string, timezone: string): Schedule | undefined {
  const found = /^(.*?)(?:\s+(\d{1,2}:\d{2})(?:\s*-\s*(\d{1,2}:\d{2}))?)?$/.exec(text.trim().toLowerCase());
  const days = found && parseDays((found[1] as string).trim());
  if (!found || !days) return undefined;
  const time = found[2] === undefined ? undefined : parseTime(found[2]);
  const until = found[3] === undefined ? undefined : parseTime(found[3]);
  if ((found[2] !== undefined && !time) || (found[3] !== undefined && !until)) return undefined;
  // Nothing starts at 24:00, and the window ends when it starts may mean no time or a whole day.
  if (time?.hour === 24 || (time && until && time.hour === until.hour && time.minute === until.minute))
    return undefined;
  return { days, timezone, ...(time && { time }), ...(until && { until }) };
}
