import { type Schedule, type TimeOfDay, type Weekday, weekdays } from "../../../../core/model";
import {
  clockText,
  iso8601,
  isUnsayable,
  minutesOf,
  type Unsayable,
  unixCron,
  windowMinutes,
} from "../../../../core/time";
import { awsCron } from "../schedules/schedule";

/** How a window becomes a mute rule: a cron of its own, or one that stands only on the day. */
export type MuteSchedule = StandingMute | DayMute;

interface Mute {
  /** Five fields with `*`, `-` and `,` only; the zone stands beside it. */
  readonly expression: string;
  readonly duration: string;
  readonly timezone: string;
}

export interface StandingMute extends Mute {
  readonly kind: "standing";
}

/** Put shortly before the window and deleted shortly after; its own cron is daily, so that no date is needed. */
export interface DayMute extends Mute {
  readonly kind: "on-the-day";
  /** Expressions of EventBridge Scheduler. */
  readonly put: string;
  readonly remove: string;
  /** Seconds from its removal until just before it would mute again. */
  readonly removable: number;
}

/** Several nth weekdays are muted one by one: AWS has no cron for them together. */
export function eachOf(schedule: Schedule): Schedule[] {
  const { days } = schedule;
  if (days.kind !== "nth-weekdays") return [schedule];
  const { list, weekday } = days;
  return list.map((nth) => ({ ...schedule, days: { kind: "nth-weekday", nth, weekday } }));
}

const code = "AWS-WINDOW";
/** Minutes before and after a window: enough for Scheduler's minute and the rule to take effect. */
const margin = 15;
const wholeDay = 24 * 60;
/** The first minute at which a window of such a day may begin: its rule is put at midnight. */
const earliest = 5;

/**
 * A window for CloudWatch alarm mute rules. Their cron knows no nth weekday and no last day of the month: there a
 * schedule in the window's zone puts the rule on the day and takes it away again.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Schedule.html
 */
export function muteSchedule(schedule: Schedule): MuteSchedule | Unsayable {
  const { days, time, until, timezone } = schedule;
  if (!time || !until) {
    const change = "write start and end, such as second sunday 02:00-04:00";
    return { code, what: "a window without a start and an end mutes nothing", given: days.kind, change };
  }
  const minutes = windowMinutes(time, until);
  const common = { duration: iso8601(minutes * 60), timezone };
  const cron = unixCron(schedule, code);
  if (isUnsayable(cron)) return cron;
  // Days that five fields alone do not name: those a job would have to test itself.
  return cron.guard === undefined ? standing(cron.cron, common) : onTheDay(schedule, minutesOf(time), minutes);
}

function onTheDay(schedule: Schedule, start: number, minutes: number): DayMute | Unsayable {
  const removable = wholeDay - minutes - 2 * margin;
  if (start < earliest || removable < margin) return outOfDay(start, minutes);
  const end = start + minutes + margin;
  const put = awsCron({ ...schedule, time: clock(Math.max(0, start - margin)) });
  const remove = awsCron({ ...(end < wholeDay ? schedule : nextDay(schedule)), time: clock(end % wholeDay) });
  if (isUnsayable(put)) return put;
  if (isUnsayable(remove)) return remove;
  const { hour, minute } = clock(start);
  return {
    kind: "on-the-day",
    expression: `cron(${minute} ${hour} * * *)`,
    duration: iso8601(minutes * 60),
    timezone: schedule.timezone,
    put: put.expression,
    remove: remove.expression,
    removable: removable * 60,
  };
}

/**
 * The day after, on which the rule is removed: after an nth weekday every week, because the next day may be the first of
 * its name in the next month, and after a business day every day. To remove a rule that is not there does nothing.
 */
function nextDay(schedule: Schedule): Schedule {
  const { days } = schedule;
  if (days.kind === "business-day") return { ...schedule, days: { kind: "daily" } };
  if (days.kind !== "nth-weekday") return { ...schedule, days: { kind: "day-of-month", day: 1 } };
  const weekday = weekdays[(weekdays.indexOf(days.weekday) + 1) % weekdays.length] as Weekday;
  return { ...schedule, days: { kind: "weekly", weekdays: [weekday] } };
}

function standing(cron: string, common: Pick<Mute, "duration" | "timezone">): StandingMute {
  const [minute, hour, day, month, weekday] = cron.split(" ") as [string, string, string, string, string];
  // Weekdays by name: whether its Sunday is 0 or 1 is nowhere said.
  const named = weekday.replace(/\d/g, (digit) => (weekdays[Number(digit)] ?? "").slice(0, 3).toUpperCase());
  return { kind: "standing", ...common, expression: `cron(${minute} ${hour} ${day} ${month} ${named})` };
}

function outOfDay(start: number, minutes: number): Unsayable {
  return {
    code,
    what: "the mute rule of such a day is put on it before the window, and taken away before its time on the next day",
    given: `${clockText(clock(start))}, ${minutes} minutes`,
    allowed: `from ${clockText(clock(earliest))}, at most ${wholeDay - 3 * margin} minutes`,
    change: "move or shorten the window, or name a weekday or a day of the month",
  };
}

function clock(minutes: number): TimeOfDay {
  return { hour: Math.floor(minutes / 60), minute: minutes % 60 };
}
