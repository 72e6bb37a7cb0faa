import type { StatementValue } from "../document";
import { type Concept, dimensionOf, formatQuantity, type Quantity, type Schedule } from "../model";

/** A value as a system file writes it; undefined for what it cannot hold, such as a number of working days. */
export function written(value: StatementValue): string | undefined {
  switch (value.type) {
    case "quantity":
      return writtenQuantity(value.quantity);
    case "band":
      return `${value.band.from.amount}-${writtenQuantity(value.band.to)}`;
    case "money":
      return `${value.money.currency} ${value.money.amount}`;
    case "schedule":
      return writtenSchedule(value.schedule);
    case "number":
    case "text":
    case "calendar":
      return undefined;
  }
}

/** A limit in the unit of its concept, where the document writes a number alone. */
export function writtenFor(value: StatementValue, concept: Concept): string | undefined {
  if (value.type !== "number") return written(value);
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

const ordinals = ["last", "", "first", "second", "third", "fourth"];

/** The words `parseSchedule` reads. */
function writtenSchedule({ days, time, until }: Schedule): string | undefined {
  const clock = ({ hour, minute }: { readonly hour: number; readonly minute: number }) =>
    `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
  const named = writtenDays(days);
  const from = time ? ` ${clock(time)}` : "";
  return named === undefined ? undefined : `${named}${from}${time && until ? `-${clock(until)}` : ""}`;
}

function writtenDays(days: Schedule["days"]): string | undefined {
  switch (days.kind) {
    case "daily":
      return "daily";
    case "weekly": {
      const list = days.weekdays.join(", ");
      return list === "monday, tuesday, wednesday, thursday, friday" ? "weekdays" : `weekly ${list}`;
    }
    case "nth-weekday":
      if (days.months) return days.nth === -1 ? `quarter-end ${days.weekday}` : undefined;
      return `${ordinals[days.nth + 1]} ${days.weekday}`;
    case "day-of-month":
      if (days.months) return undefined;
      return days.day === -1 ? "last day" : `day ${days.day}`;
    case "days-of-month":
      return `days ${days.list.join(", ")}`;
    case "every":
      return days.seconds % 3600 === 0 ? `every ${days.seconds / 3600} hours` : `every ${days.seconds / 60} minutes`;
  }
}
