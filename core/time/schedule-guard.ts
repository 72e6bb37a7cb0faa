import { type Schedule, type Weekday, weekdays } from "../model";
import { businessDays, dayNumber } from "./calendar-days";
import { minutesOf } from "./instants";
import { offsetsOf } from "./zone";

/** What is left for the job itself to test, because its timer also fires at other times. */
export interface GuardTests {
  /** The day of the schedule. */
  readonly day: boolean;
  /** The hour: a timer in UTC fires once for every offset of a zone whose clocks are changed. */
  readonly hour: boolean;
}

/** Hours from a day's start at which the date is read: away from midnight, whatever the clocks are changed by. */
const middle = 6 * 3600;

/**
 * A POSIX shell command that succeeds on the instants of a schedule alone: `GUARD || exit 0` before the work. It reads
 * the date the run was due on, so that a start delayed by up to 17 hours counts for the right day (the hour: by less
 * than one hour).
 * Needs `date -d @SECONDS` (GNU coreutils, busybox); zones whose clocks are changed also need tzdata, and without it the
 * job fails (exit 64) instead of reading UTC.
 */
export function scheduleGuard(schedule: Schedule, tests: GuardTests): string {
  const due = minutesOf(schedule.time ?? { hour: 0, minute: 0 }) * 60;
  const shift = middle - due;
  const zone = zoneSetting(schedule.timezone);
  const read = (seconds: number, format: string) => {
    const sum = seconds === 0 ? "" : `${seconds < 0 ? " - " : " + "}${Math.abs(seconds)}`;
    return `$(${zone.variable} date -d "@$(( $(date +%s)${sum} ))" +%${format})`;
  };
  const conditions = [
    ...(tests.hour ? [`[ "${read(-((due / 60) % 60) * 60, "H")}" = ${two(Math.floor(due / 3600))} ]`] : []),
    ...(tests.day ? dayTests(schedule, (format, days = 0) => read(shift + days * 86_400, format)) : []),
  ];
  const test = conditions.join(" && ");
  return zone.needs === undefined ? test : `{ [ -e ${zone.needs} ] || exit 64; ${test}; }`;
}

type Reading = (format: string, daysLater?: number) => string;

function dayTests({ days }: Schedule, read: Reading): string[] {
  switch (days.kind) {
    case "daily":
    case "every":
      return [];
    case "weekly":
      return [
        oneOf(
          read("w"),
          days.weekdays.map((day) => String(weekdays.indexOf(day))),
        ),
      ];
    case "nth-weekday":
      return [weekdayTest(days.weekday, read), nthTest([days.nth], read), ...monthTests(days.months, read)];
    case "nth-weekdays": {
      const fromFront = days.list.filter((nth) => nth > 0);
      const tests = [...(fromFront.length > 0 ? [fromFront] : []), ...(days.list.includes(-1) ? [[-1]] : [])];
      const either = tests.map((list) => nthTest(list, read)).join(" || ");
      return [weekdayTest(days.weekday, read), tests.length > 1 ? `{ ${either}; }` : either];
    }
    case "business-day":
      return [businessDayTest(days.nth, read), ...monthTests(days.months, read)];
    case "every-days": {
      // The date as a number of days: midnight of UTC on it, which both kinds of `date` read.
      const day = `$(date -u -d "${read("Y-%m-%d")} 00:00" +%s) / 86400`;
      const since = `$(( ${day} - ${dayNumber(days.from)} ))`;
      return [`[ "${since}" -ge 0 ]`, `[ "$(( ${since} % ${days.days} ))" = 0 ]`];
    }
    case "day-of-month":
      return [
        days.day === -1 ? oneOf(read("d", 1), ["01"]) : oneOf(read("d"), [two(days.day)]),
        ...monthTests(days.months, read),
      ];
    case "days-of-month":
      return [oneOf(read("d"), days.list.map(two))];
  }
}

function weekdayTest(day: Weekday, read: Reading): string {
  return oneOf(read("w"), [String(weekdays.indexOf(day))]);
}

/** The nth of a weekday is on the days 7n - 6 to 7n; a week after the last one is in the first seven of the next month. */
function nthTest(list: readonly number[], read: Reading): string {
  const week = [1, 2, 3, 4, 5, 6, 7];
  if (list.includes(-1)) return oneOf(read("d", 7), week.map(two));
  return oneOf(
    read("d"),
    list.flatMap((nth) => week.map((day) => two(day + 7 * (nth - 1)))),
  );
}

/** By pairs of weekday and day of the month; from the end, of the weekday and the day so many days later. */
function businessDayTest(nth: number, read: Reading): string {
  const all = businessDays(nth);
  const later = nth > 0 ? 0 : Math.max(...all.map(({ place }) => place));
  const pairs = all.map(({ weekday, place }) => {
    const day = nth > 0 ? place : later - place + 1;
    return `${weekdays.indexOf(weekday)}-${two(day)}`;
  });
  return oneOf(`${read("w")}-${read("d", later)}`, pairs);
}

function monthTests(months: readonly number[] | undefined, read: Reading): string[] {
  return months ? [oneOf(read("m"), months.map(two))] : [];
}

function oneOf(value: string, allowed: readonly string[]): string {
  if (allowed.length === 1) return `[ "${value}" = ${allowed[0]} ]`;
  return `case "${value}" in ${allowed.join("|")}) true;; *) false;; esac`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** A zone with one offset is written out, which needs no files; any other by its name. */
function zoneSetting(zone: string): { variable: string; needs?: string } {
  const [offset, ...others] = offsetsOf(zone);
  if (offset === undefined || others.length > 0) {
    return { variable: `TZ=${zone}`, needs: `/usr/share/zoneinfo/${zone}` };
  }
  // POSIX counts west of Greenwich: Tokyo is UTC-9.
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return { variable: `TZ=LOC${offset > 0 ? "-" : "+"}${hours}${minutes === 0 ? "" : `:${two(minutes)}`}` };
}
