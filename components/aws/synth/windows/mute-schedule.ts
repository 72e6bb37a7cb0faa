import { type Schedule, type TimeOfDay, weekdays } from "../../../../core/model";
import { iso8601, isUnsayable, minutesOf, type Unsayable, unixCron, windowMinutes } from "../../../../core/time";
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
}

const code = "AWS-WINDOW";
/** Minutes before and after a window: enough for Scheduler's minute and the rule to take effect. */
const margin = 15;

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
  const irregular = days.kind === "nth-weekday" || (days.kind === "day-of-month" && days.day === -1);
  if (!irregular) return standing(schedule, common);
  const start = minutesOf(time);
  if (start < margin || start + minutes + margin >= 24 * 60) return nearMidnight(schedule);
  const put = awsCron({ ...schedule, time: clock(start - margin) });
  const remove = awsCron({ ...schedule, time: clock(start + minutes + margin) });
  if (isUnsayable(put)) return put;
  if (isUnsayable(remove)) return remove;
  const expression = `cron(${time.minute} ${time.hour} * * *)`;
  return { kind: "on-the-day", ...common, expression, put: put.expression, remove: remove.expression };
}

function standing(schedule: Schedule, common: Pick<Mute, "duration" | "timezone">): StandingMute | Unsayable {
  const cron = unixCron(schedule, code);
  if (isUnsayable(cron)) return cron;
  const [minute, hour, day, month, weekday] = cron.cron.split(" ") as [string, string, string, string, string];
  // Weekdays by name: whether its Sunday is 0 or 1 is nowhere said.
  const named = weekday.replace(/\d/g, (digit) => (weekdays[Number(digit)] ?? "").slice(0, 3).toUpperCase());
  return { kind: "standing", ...common, expression: `cron(${minute} ${hour} ${day} ${month} ${named})` };
}

function nearMidnight({ days, time, until }: Schedule): Unsayable {
  const text = (at: TimeOfDay | undefined) => (at ? `${at.hour}:${String(at.minute).padStart(2, "0")}` : "");
  return {
    code,
    what: `the mute rule of such a day is put ${margin} minutes before the window and taken away ${margin} minutes after, on the same day`,
    given: `${days.kind} ${text(time)}-${text(until)}`,
    allowed: "00:15 to 23:44, not across midnight",
    change: "move the window, or name a weekday or a day of the month",
  };
}

function clock(minutes: number): TimeOfDay {
  return { hour: Math.floor(minutes / 60), minute: minutes % 60 };
}
