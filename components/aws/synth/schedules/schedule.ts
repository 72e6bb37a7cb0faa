import { type Days, type Schedule, scheduleWords, type Weekday, weekdays } from "../../../../core/model";
import {
  clockFields,
  clockText,
  isUnsayable,
  minutesOf,
  offsetsOf,
  type Unsayable,
  windowMinutes,
} from "../../../../core/time";

/** A schedule of EventBridge Scheduler and AWS Backup: six-field cron, read in the zone beside it. */
export interface AwsCron {
  /** `cron(0 2 ? * 1#2 *)`: minute, hour, day of month, month, weekday (Sunday 1), year; one day field is `?`. */
  readonly expression: string;
  /** IANA name, at most 50 characters. */
  readonly timezone: string;
}

const code = "AWS-SCHEDULE";
const zoneLength = 50;

/**
 * The schedule for EventBridge Scheduler and AWS Backup. A local time the clocks skip is not run, one they show twice
 * is run once. https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function awsCron(schedule: Schedule): AwsCron | Unsayable {
  return awsExpression(schedule, (day, nth) => `${weekdays.indexOf(day) + 1}#${nth}`);
}

/** A Systems Manager maintenance window: the same cron with weekdays by name, and whole hours of length. */
export interface SsmWindow {
  readonly schedule: string;
  readonly scheduleTimezone: string;
  /** Hours, 1 to 24. */
  readonly duration: number;
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/reference-cron-and-rate-expressions.html */
export function ssmWindow(schedule: Schedule): SsmWindow | Unsayable {
  const cron = awsExpression(schedule, (day, nth) => `${short(day)}#${nth}`);
  if (isUnsayable(cron)) return cron;
  const { time, until } = schedule;
  const minutes = time && until ? windowMinutes(time, until) : 60;
  if (minutes % 60 !== 0) {
    return {
      code,
      what: "a Systems Manager maintenance window lasts whole hours",
      given: `${minutes} minutes`,
      allowed: "1 to 24 hours",
      change: "end the window on the full hour of its start",
    };
  }
  return { schedule: cron.expression, scheduleTimezone: cron.timezone, duration: minutes / 60 };
}

type NthField = (day: Weekday, nth: number) => string;

function awsExpression(schedule: Schedule, nthField: NthField): AwsCron | Unsayable {
  if (schedule.timezone.length > zoneLength) {
    return { code, what: "the name of the time zone is too long", given: schedule.timezone, allowed: "50 characters" };
  }
  const clock = clockFields(schedule, code);
  if (isUnsayable(clock)) return clock;
  const days = dayFields(schedule.days, nthField);
  if (typeof days !== "string") return { code, given: scheduleWords(schedule), ...days };
  return { expression: `cron(${clock.minute} ${clock.hour} ${days} *)`, timezone: schedule.timezone };
}

/** Day of month, month and weekday; or why the cron of AWS has no fields for these days. */
function dayFields(days: Days, nthField: NthField): string | Pick<Unsayable, "what" | "allowed" | "change"> {
  switch (days.kind) {
    case "daily":
    case "every":
      return "* * ?";
    case "weekly":
      return `? * ${weekdayField(days.weekdays)}`;
    case "nth-weekday": {
      const weekday = days.nth === -1 ? `${weekdays.indexOf(days.weekday) + 1}L` : nthField(days.weekday, days.nth);
      return `? ${monthField(days.months)} ${weekday}`;
    }
    case "day-of-month":
      return `${days.day === -1 ? "L" : days.day} ${monthField(days.months)} ?`;
    case "days-of-month":
      return `${days.list.join(",")} * ?`;
    case "nth-weekdays":
      return {
        what: "a cron of AWS takes one nth weekday only (one # in its weekday field)",
        allowed: days.list
          .map((nth) => scheduleWords({ days: { ...days, kind: "nth-weekday", nth }, timezone: "" }))
          .join("; "),
        change: "write one entry for each",
      };
    case "business-day":
      // W is the weekday nearest to a day, within its month; the nearest to the first and the last are business days.
      if (days.nth === 1 || days.nth === -1) return `${days.nth === 1 ? "1W" : "LW"} ${monthField(days.months)} ?`;
      return {
        what: "a cron of AWS knows the first and the last business day of a month (1W, LW) and no other",
        allowed: "first business day, last business day, day 5",
        change: "name the first or last business day, or a day of the month",
      };
    case "every-days":
      return {
        what: "a cron of AWS starts over every month and counts no days or weeks from a date; a rate begins when it is deployed",
        allowed: "weekly monday; first monday; day 1; or a job in a cluster",
        change: "name a weekday, nth weekdays or days of the month",
      };
  }
}

function monthField(months: readonly number[] | undefined): string {
  return months ? [...months].sort((a, b) => a - b).join(",") : "*";
}

/** `SUN`, `MON-FRI`, `MON,THU`. */
function weekdayField(days: readonly Weekday[]): string {
  const indexes = [...new Set(days.map((day) => weekdays.indexOf(day)))].sort((a, b) => a - b);
  const names = indexes.map((index) => short(weekdays[index] as Weekday));
  const run = names.length > 2 && (indexes.at(-1) as number) - (indexes[0] as number) === names.length - 1;
  return run ? `${names[0]}-${names.at(-1)}` : names.join(",");
}

function short(day: Weekday): string {
  return day.slice(0, 3).toUpperCase();
}

/** A window of an RDS instance, which knows UTC alone. */
export interface RdsWindow {
  /** `21:00-21:30` every day, `sat:18:30-sat:19:00` every week. */
  readonly window: string;
  /** Minutes from Sunday 00:00 UTC to its start; of a daily one from midnight UTC. */
  readonly start: number;
  /** Minutes, at least 30. */
  readonly minutes: number;
}

/** Minutes. */
export const shortestRdsWindow = 30;
const dayMinutes = 1440;

/** The window in UTC. https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html */
export function rdsWindow({ days, time, until, timezone }: Schedule): RdsWindow | Unsayable {
  const [day, ...further] = days.kind === "weekly" ? days.weekdays : [];
  if (!time || !until || further.length > 0 || !(day || days.kind === "daily")) {
    return {
      code,
      what: "RDS has a window a day for backups and one a week for maintenance",
      given: days.kind,
      allowed: "daily 06:00-06:30, sunday 03:30-04:00",
      change: "name one weekday, or every day, with a start and an end",
    };
  }
  const minutes = windowMinutes(time, until);
  if (minutes < shortestRdsWindow) {
    return {
      code,
      what: "the window of RDS is too short",
      given: `${minutes} minutes`,
      allowed: `at least ${shortestRdsWindow} minutes`,
      change: "end it later",
    };
  }
  const [offset = 0, ...others] = offsetsOf(timezone);
  if (others.length > 0) {
    return {
      code,
      what: "RDS windows are in UTC and would move by an hour with daylight saving time",
      given: timezone,
      allowed: "a time zone whose clocks are not changed, such as UTC",
      change: "write the system's times in such a zone",
    };
  }
  const round = day === undefined ? dayMinutes : 7 * dayMinutes;
  const local = (day === undefined ? 0 : weekdays.indexOf(day) * dayMinutes) + minutesOf(time);
  const start = (local - offset + round) % round;
  return { window: `${edge(start, round)}-${edge((start + minutes) % round, round)}`, start, minutes };
}

/** `21:00`, in a round of a week `sat:21:00`. */
function edge(minutes: number, round: number): string {
  const clock = clockText({ hour: Math.floor((minutes % dayMinutes) / 60), minute: minutes % 60 });
  const day = weekdays[Math.floor(minutes / dayMinutes)] as Weekday;
  return round === dayMinutes ? clock : `${short(day).toLowerCase()}:${clock}`;
}
