import { type Schedule, weekdays } from "../model";
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
    case "nth-weekday": {
      const weekday = oneOf(read("w"), [String(weekdays.indexOf(days.weekday))]);
      const last = [...Array(7).keys()].map((offset) => two(offset + 1));
      const nth = days.nth === -1 ? last : last.map((day) => two(Number(day) + 7 * (days.nth - 1)));
      return [weekday, oneOf(days.nth === -1 ? read("d", 7) : read("d"), nth), ...monthTests(days.months, read)];
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
