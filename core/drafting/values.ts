import type { StatementValue } from "../document";
import {
  type Concept,
  dimensionOf,
  formatQuantity,
  parseSchedule,
  type Quantity,
  type Schedule,
  scheduleWords,
} from "../model";

/**
 * A value as a system file in a time zone writes it; undefined for what it cannot hold, such as a number of working
 * days.
 */
export function written(value: StatementValue, timezone: string): string | undefined {
  switch (value.type) {
    case "quantity":
      return writtenQuantity(value.quantity);
    case "band":
      return `${value.band.from.amount}-${writtenQuantity(value.band.to)}`;
    case "money":
      return `${value.money.currency} ${value.money.amount}`;
    case "schedule":
      return writtenSchedule(value.schedule, timezone);
    case "number":
    case "text":
    case "calendar":
      return undefined;
  }
}

/** A limit in the unit of its concept, where the document writes a number alone. */
export function writtenFor(value: StatementValue, concept: Concept, timezone: string): string | undefined {
  if (value.type !== "number") return written(value, timezone);
  const isShare = dimensionOf(concept.unit) === "ratio";
  if (isShare) return Number(value.amount) <= 1 ? `${value.amount} ratio` : `${value.amount}%`;
  return `${value.amount} ${dimensionOf(concept.unit) === "rate" ? "/s" : "count"}`;
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
