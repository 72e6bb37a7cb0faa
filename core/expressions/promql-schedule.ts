import { type Days, type Schedule, type Weekday, weekdays } from "../model";
import { businessDays, dayNumber, minutesOf, offsetsOf, windowMinutes } from "../time";

/**
 * PromQL that is 1 while a window is open and 0 else. The clock is shifted so that the window starts at midnight: then the
 * day it belongs to is the day it starts on, also past midnight. Undefined for what is no window, and in zones whose
 * clocks change, which PromQL does not know.
 */
export function promqlWindow(schedule: Schedule): string | undefined {
  const { days, time, until, timezone } = schedule;
  const [offset, ...changed] = offsetsOf(timezone);
  if (!time || !until || days.kind === "every" || offset === undefined || changed.length > 0) return undefined;
  const shift = (offset - minutesOf(time)) * 60;
  const clock = `(vector(time()) + ${shift})`;
  const open = `(${clock} % 86400 < bool ${windowMinutes(time, until) * 60})`;
  return [open, ...conditions(days, clock)].join(" * ");
}

function conditions(days: Exclude<Days, { kind: "every" }>, clock: string): string[] {
  const day = `day_of_month(${clock})`;
  const anyOf = (values: readonly number[], of: string) =>
    `(${values.map((value) => `(${of} == bool ${value})`).join(" + ")})`;
  const months = "months" in days && days.months ? [anyOf(days.months, `month(${clock})`)] : [];
  const onWeekday = (name: Weekday) => anyOf([weekdays.indexOf(name)], `day_of_week(${clock})`);
  const nth = (order: number) =>
    order < 0
      ? `(${day} > bool days_in_month(${clock}) - 7)`
      : `(${day} > bool ${7 * (order - 1)}) * (${day} <= bool ${7 * order})`;
  switch (days.kind) {
    case "daily":
      return [];
    case "weekly":
      return [
        anyOf(
          days.weekdays.map((name) => weekdays.indexOf(name)),
          `day_of_week(${clock})`,
        ),
      ];
    case "nth-weekday":
      return [onWeekday(days.weekday), nth(days.nth), ...months];
    case "nth-weekdays":
      // A last one that is the fourth too is one of both.
      return [onWeekday(days.weekday), `((${days.list.map(nth).join(" + ")}) > bool 0)`];
    case "business-day": {
      const place = days.nth < 0 ? `days_in_month(${clock}) - ${day} + 1` : day;
      const each = businessDays(days.nth).map((one) => `${onWeekday(one.weekday)} * ((${place}) == bool ${one.place})`);
      return [`(${each.join(" + ")})`, ...months];
    }
    case "every-days": {
      const since = `(floor(${clock} / 86400) - ${dayNumber(days.from)})`;
      return [`(${since} % ${days.days} == bool 0)`, `(${since} >= bool 0)`];
    }
    case "day-of-month":
      return [days.day < 0 ? `(${day} == bool days_in_month(${clock}))` : anyOf([days.day], day), ...months];
    case "days-of-month":
      return [anyOf(days.list, day)];
  }
}
