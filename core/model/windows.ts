import type { ClauseId } from "./clause";
import type { Fact } from "./evidence";
import type { Problem } from "./problem";
import type { ProblemCode } from "./problem-codes";
import type { Schedule } from "./schedule";
import type { MaintenanceSpec, RecoverySpec, SecuritySpec } from "./sections";
import type { Severity } from "./severity";
import type { Stated } from "./stated";

/** A stretch of time in which work is done and notifications that are expected then are muted; rules go on. */
export interface MaintenanceWindow {
  readonly spec: MaintenanceSpec;
  readonly schedule: Stated<Schedule>;
  /** The system is stopped on purpose in it. */
  readonly stop: boolean;
  readonly clauses: readonly ClauseId[];
  /** The window as the document states it; role `schedule`. */
  readonly facts: readonly Fact[];
  /** In the plan's order. Never security, never backups; outages only in a planned stop, and of availability. */
  readonly mutes: readonly MutedRule[];
}

/** One rule of an alert that does not notify while a window is open. */
export interface MutedRule {
  readonly alert: string;
  readonly severity: Severity;
  readonly route: string;
}

/** A check people make at set times: what to look at arrives as a message then. */
export interface Report {
  readonly spec: MaintenanceSpec | RecoverySpec | SecuritySpec;
  readonly schedule: Stated<Schedule>;
  /** What to look at, as the document lists it. */
  readonly items: string;
  /** Route key. */
  readonly route: string;
  readonly clauses: readonly ClauseId[];
  /** The time as the document states it; role `schedule`. */
  readonly facts: readonly Fact[];
  readonly runbookUrl: string;
}

/** A window that no time interval of Alertmanager's kind names; `lacks` is the platform and what it has not. */
export function intervalProblem({ schedule, clauses }: MaintenanceWindow, code: ProblemCode, lacks: string): Problem {
  return {
    code,
    at: schedule.at,
    path: schedule.path,
    what: `${lacks} for this window: ranges end at midnight, and no day of the month follows the 28th to 31st in every month`,
    given: schedule.written,
    allowed: "daily, weekdays, first to third and last weekday, day 1 to 27, last day, each with start and end",
    change: "name other days, or end the window by midnight",
    clauses,
  };
}
