import { formatQuantity, type Quantity, type Threshold } from "../../core/model";

/** Units written right behind their number. */
const attached: readonly Quantity["unit"][] = [
  "percent",
  "millisecond",
  "second",
  "minute",
  "hour",
  "day",
  "week",
  "perSecond",
  "perMinute",
  "perHour",
];

/** `85%`, `5m`, `10/min`, `3 count`: as a system file may write it. */
export function quantityText(quantity: Quantity): string {
  const text = formatQuantity(quantity);
  return attached.includes(quantity.unit) ? text.replace(" ", "") : text;
}

/** `>= 85%`, `down`: as a system file may write it. */
export function thresholdText({ operator, limit }: Threshold): string {
  return limit.unit === "boolean" && operator === "<" ? "down" : `${operator} ${quantityText(limit)}`;
}
