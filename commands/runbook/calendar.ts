import ICAL from "ical.js";
import { tzlib_get_ical_block } from "timezones-ical-library";
import { type Days, type Schedule, type Weekday, weekdays } from "../../core/model";
import { namesDay } from "../../core/time";
import type { Task } from "./tasks";

export interface CalendarOptions {
  /** Shown by calendar programs. */
  readonly name: string;
  /** Makes the ids of events unique: system and environment. */
  readonly scope: string;
  /** Events begin with the first occurrence of this year, so that a calendar changes once a year and not every day. */
  readonly year: number;
  readonly describe: (task: Task) => string;
  /** Address of the task's page. */
  readonly link: (task: Task) => string | undefined;
}

const day = 86_400_000;

/** Tasks and windows as an iCalendar file (RFC 5545), each in its own time zone. */
export function calendarOf(tasks: readonly Task[], options: CalendarOptions): string {
  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("version", "2.0");
  calendar.addPropertyWithValue("prodid", "-//hozen//runbook//EN");
  calendar.addPropertyWithValue("calscale", "GREGORIAN");
  // The library escapes only properties whose type it knows.
  calendar.addPropertyWithValue("x-wr-calname", icsText(options.name));
  const zones = new Set(tasks.filter(({ schedule }) => schedule.time).map(({ schedule }) => schedule.timezone));
  for (const zone of [...zones].sort()) calendar.addSubcomponent(zoneComponent(zone));
  for (const task of tasks) {
    const event = eventOf(task, options);
    if (event) calendar.addSubcomponent(event);
  }
  return `${calendar.toString()}\r\n`;
}

/** A TEXT value (RFC 5545, 3.3.11). */
function icsText(text: string): string {
  return oneBreak(text)
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");
}

/** The library escapes a line feed and leaves a carriage return, which ends a line for some readers. */
function oneBreak(text: string): string {
  return text.replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n");
}

function zoneComponent(zone: string): ICAL.Component {
  const found = tzlib_get_ical_block(zone);
  const block = Array.isArray(found) ? found[0] : undefined;
  if (block === undefined || block === "") throw new Error(`no calendar definition of the time zone ${zone}`);
  return new ICAL.Component(ICAL.parse(block));
}

function eventOf(task: Task, options: CalendarOptions): ICAL.Component | undefined {
  const { schedule, key, title } = task;
  const rule = recurrence(schedule.days);
  const first = firstDay(schedule.days, options.year);
  if (!rule || first === undefined) return undefined;
  const event = new ICAL.Component("vevent");
  event.addPropertyWithValue("uid", `${options.scope}.${key}@hozen`);
  event.addPropertyWithValue("dtstamp", timeOf(Date.UTC(options.year, 0, 1), false, ICAL.Timezone.utcTimezone));
  addTimes(event, schedule, first);
  event.addPropertyWithValue("rrule", rule);
  event.addPropertyWithValue("summary", oneBreak(title));
  event.addPropertyWithValue("description", oneBreak(options.describe(task)));
  event.addPropertyWithValue("categories", task.kind);
  // Nobody is busy all day because a task is due.
  event.addPropertyWithValue("transp", "TRANSPARENT");
  const link = options.link(task);
  if (link !== undefined) event.addPropertyWithValue("url", link);
  return event;
}

/** With a time: in the schedule's zone, to its end if it has one. Without: the whole day. */
function addTimes(event: ICAL.Component, { time, until, timezone }: Schedule, first: number): void {
  if (!time) {
    event.addPropertyWithValue("dtstart", timeOf(first, true));
    return;
  }
  const start = first + (time.hour * 60 + time.minute) * 60_000;
  event.addPropertyWithValue("dtstart", timeOf(start, false)).setParameter("tzid", timezone);
  if (!until) return;
  const end = first + (until.hour * 60 + until.minute) * 60_000;
  event.addPropertyWithValue("dtend", timeOf(end > start ? end : end + day, false)).setParameter("tzid", timezone);
}

/** A wall clock time, or the day alone; the property's TZID says where. */
function timeOf(milliseconds: number, isDate: boolean, zone?: ICAL.Timezone): ICAL.Time {
  const at = new Date(milliseconds);
  const date = { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(), isDate };
  return ICAL.Time.fromData(isDate ? date : { ...date, hour: at.getUTCHours(), minute: at.getUTCMinutes() }, zone);
}

/** RRULE of the days; none for what comes round within a day. */
function recurrence(days: Days): ICAL.Recur | undefined {
  switch (days.kind) {
    case "daily":
      return ICAL.Recur.fromData({ freq: "DAILY" });
    case "weekly":
      return ICAL.Recur.fromData({ freq: "WEEKLY", byday: days.weekdays.map(code) });
    case "nth-weekday":
      return ICAL.Recur.fromData({
        freq: "MONTHLY",
        ...months(days.months),
        byday: [`${days.nth}${code(days.weekday)}`],
      });
    case "day-of-month":
      return ICAL.Recur.fromData({ freq: "MONTHLY", ...months(days.months), bymonthday: [days.day] });
    case "days-of-month":
      return ICAL.Recur.fromData({ freq: "MONTHLY", bymonthday: [...days.list] });
    case "nth-weekdays":
      return ICAL.Recur.fromData({ freq: "MONTHLY", byday: days.list.map((nth) => `${nth}${code(days.weekday)}`) });
    case "business-day":
      return ICAL.Recur.fromData({
        freq: "MONTHLY",
        ...months(days.months),
        byday: weekdays.slice(1, 6).map(code),
        bysetpos: [days.nth],
      });
    case "every-days":
      return ICAL.Recur.fromData({ freq: "DAILY", interval: days.days });
    case "every":
      return undefined;
  }
}

function months(list: readonly number[] | undefined): { bymonth?: number[] } {
  return list ? { bymonth: [...list] } : {};
}

function code(weekday: Weekday): string {
  return weekday.slice(0, 2).toUpperCase();
}

/** The first day of the year the schedule names, as midnight UTC of that calendar day. */
function firstDay(days: Days, year: number): number | undefined {
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += day) {
    if (namesDay(days, at)) return at;
  }
  return undefined;
}
