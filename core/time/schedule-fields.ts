import type { Problem, ProblemCode, Schedule } from "../model";
import { minutesOf } from "./instants";

/** Why a schedule cannot be expressed in a notation; the caller adds the position. */
export type Unsayable = Pick<Problem, "code" | "what" | "given" | "allowed" | "change">;

/** Tells a refusal from what a notation says. */
export function isUnsayable(said: object): said is Unsayable {
  return "code" in said && "what" in said;
}

/** The minute and hour fields every cron has in common. */
export interface ClockFields {
  readonly minute: string;
  readonly hour: string;
}

/**
 * Minute and hour of a schedule as cron fields. Cron starts over every day: a period that does not divide the day (or,
 * below an hour, the hour) cannot be said, nor can a schedule without a time of day.
 */
export function clockFields({ days, time }: Schedule, code: ProblemCode): ClockFields | Unsayable {
  const at = time ?? { hour: 0, minute: 0 };
  if (days.kind !== "every") {
    if (time) return { minute: String(time.minute), hour: String(time.hour) };
    return {
      code,
      what: "no time of day, which a timer needs",
      given: days.kind,
      allowed: "days with a time, such as daily 02:00",
      change: "add the time with `deploy` and `because`",
    };
  }
  const step = days.seconds / 60;
  if (step % 60 === 0 && (24 * 60) % step === 0) {
    return { minute: String(at.minute), hour: everyField(at.hour, step / 60, 24) };
  }
  if (step < 60 && 60 % step === 0) return { minute: everyField(minutesOf(at), step, 60), hour: "*" };
  return {
    code,
    what: "cron starts over every day and every hour, and this period divides neither",
    given: `every ${step} minutes`,
    allowed: "1, 2, 3, 4, 6, 8, 12 or 24 hours; 1, 2, 3, 4, 5, 6, 10, 12, 15, 20 or 30 minutes",
    change: "choose the next shorter period",
  };
}

/** `*` for each, else the values as a list: `0,6,12,18`. */
function everyField(first: number, step: number, limit: number): string {
  if (step === 1) return "*";
  return Array.from({ length: limit / step }, (_, index) => (first % step) + index * step).join(",");
}
