import {
  type Days,
  formatQuantity,
  type Language,
  type Quantity,
  type Schedule,
  type TimeOfDay,
  weekdays,
} from "../../core/model";
import type { Words } from "./words";
import { en } from "./words-en";
import { ja } from "./words-ja";

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
