import type { CalendarUnit, Statement } from "../document";
import {
  type Concept,
  dimensionOf,
  formatQuantity,
  parseSchedule,
  type Quantity,
  type Schedule,
  scheduleWords,
} from "../model";

type Said = Pick<Statement, "kind" | "value">;

/**
 * A value as a system file in a time zone writes it; undefined for what it cannot hold, such as a number of working
 * days.
 */
export function written({ kind, value }: Said, timezone: string): string | undefined {
  switch (value.type) {
    case "quantity":
      return writtenQuantity(value.quantity);
    case "band":
      return `${value.band.from.amount}-${writtenQuantity(value.band.to)}`;
    case "money":
      return `${value.money.currency} ${value.money.amount}`;
    case "schedule":
      return writtenSchedule(value.schedule, timezone);
    case "calendar":
      return writtenCalendar(kind, value.amount, value.unit);
    case "number":
    case "text":
      return undefined;
  }
}

/** A limit in the unit of its concept, where the document writes a number alone. */
export function writtenFor({ kind, value }: Said, concept: Concept, timezone: string): string | undefined {
  if (value.type !== "number") return written({ kind, value }, timezone);
  const isShare = dimensionOf(concept.unit) === "ratio";
  if (isShare) return Number(value.amount) <= 1 ? `${value.amount} ratio` : `${value.amount}%`;
  return `${value.amount} ${dimensionOf(concept.unit) === "rate" ? "/s" : "count"}`;
}

/** Months and quarters: how often something is done, or a time. */
function writtenCalendar(kind: Statement["kind"], amount: string, unit: CalendarUnit): string | undefined {
  const months = { month: 1, quarter: 3, "business-day": 0, "business-hour": 0 }[unit] * Number(amount);
  if (months === 0) return undefined;
  if (kind !== "schedule" && kind !== "interval") return `${months} month${months === 1 ? "" : "s"}`;
  const words: Readonly<Record<number, string>> = { 1: "monthly", 3: "quarterly", 6: "half-yearly", 12: "yearly" };
  return words[months];
}

/** `GB` is a thousand million bytes or 2^30 of them: only the writer knows. */
function writtenQuantity(quantity: Quantity): string {
  const { amount, unit } = quantity;
  if (unit === "gigabyte") return `${amount} ?gigabyte`;
  if (unit === "percent") return `${amount}%`;
  return dimensionOf(unit) === "time" && unit !== "millisecond"
    ? `${amount} ${unit}${amount === "1" ? "" : "s"}`
    : formatQuantity(quantity);
}

/** The words `parseSchedule` reads; undefined for a fifth weekday, which most months do not have. */
function writtenSchedule(schedule: Schedule, timezone: string): string | undefined {
  const words = scheduleWords(schedule);
  if (!parseSchedule(words, schedule.timezone)) return undefined;
  return schedule.timezone === timezone ? words : `${words} ${schedule.timezone}`;
}

/** Whether a statement states a length of time. */
export function isTime({ value }: Pick<Statement, "value">): boolean {
  return value.type === "quantity" && dimensionOf(value.quantity.unit) === "time";
}
