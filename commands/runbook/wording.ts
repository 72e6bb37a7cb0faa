import {
  type Days,
  formatQuantity,
  type Language,
  type Quantity,
  type Schedule,
  type Severity,
  type TimeOfDay,
  type Weekday,
  weekdays,
} from "../../core/model";
import { en } from "./words-en";
import { ja } from "./words-ja";

/** Words of the rendered pages, in the system's language. Numbers come from the plan, never from here. */
export interface Words {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly labels: Readonly<Record<Label, string>>;
  readonly units: Readonly<Partial<Record<Quantity["unit"], string>>>;
  readonly weekdays: Readonly<Record<Weekday, string>>;
  /** Monday to Friday. */
  readonly workdays: string;
  readonly every: (days: Exclude<Days, { kind: "every" }>, name: (day: Weekday) => string) => string;
  readonly interval: (hours: number) => string;
  readonly separator: string;
}

const labels = [
  "runbooks",
  "generated",
  "alerts",
  "alert",
  "page",
  "pages",
  "procedures",
  "overview",
  "condition",
  "document",
  "rule",
  "console",
  "told",
  "unanswered",
  "firstStep",
  "dashboards",
  "people",
  "severity",
  "severities",
  "escalation",
  "restore",
  "tasks",
  "calendar",
  "when",
  "what",
  "who",
  "response",
  "after",
  "always",
  "noEscalation",
  "chosenDay",
  "automatic",
  "windows",
  "objectives",
  "commands",
  "newTarget",
  "superseded",
  "corrected",
  "noPage",
] as const;
export type Label = (typeof labels)[number];

export function wordsOf(language: Language): Words {
  return language === "ja" ? ja : en;
}

/** `30分`, `30 min`. */
export function amountText(words: Words, quantity: Quantity): string {
  const unit = words.units[quantity.unit];
  return unit === undefined ? formatQuantity(quantity) : `${quantity.amount}${unit}`;
}

/** `毎月第2日曜 02:00-04:00（Asia/Tokyo）`. */
export function scheduleText(words: Words, schedule: Schedule): string {
  const { days, time, until, timezone } = schedule;
  const on =
    days.kind === "every"
      ? words.interval(days.seconds / 3600)
      : isWorkdays(days)
        ? words.workdays
        : words.every(days, (weekday) => words.weekdays[weekday]);
  if (!time) return on;
  return `${on} ${clock(time)}${until ? `-${clock(until)}` : ""} (${timezone})`;
}

function isWorkdays(days: Days): boolean {
  return (
    days.kind === "weekly" &&
    weekdays.slice(1, 6).every((day, at) => days.weekdays[at] === day) &&
    days.weekdays.length === 5
  );
}

export function clock({ hour, minute }: TimeOfDay): string {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
