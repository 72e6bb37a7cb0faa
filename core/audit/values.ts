import { readDocument, type StatementValue } from "../document";
import { baseAmount, type Operator, parseBand, parseQuantity, parseThreshold, type Quantity } from "../model";

/** What is compared of a value: equal texts mean the same. Undefined for names, which are compared as words. */
export function comparable(value: StatementValue): string | undefined {
  switch (value.type) {
    case "quantity":
      return ofQuantity(value.quantity);
    case "band":
      return `${ofQuantity(value.band.from)}..${ofQuantity(value.band.to)}`;
    case "calendar":
      return `${value.unit} ${Number(value.amount)}`;
    case "number":
      return `count ${Number(value.amount)}`;
    case "money":
      return `${value.money.currency} ${Number(value.money.amount)}`;
    case "schedule":
      return JSON.stringify(value.schedule);
    case "text":
      return undefined;
  }
}

/** A number without a unit counts something. */
function ofQuantity(quantity: Quantity): string {
  return `${dimensionOf(quantity)} ${baseAmount(quantity)}`;
}

function dimensionOf({ unit }: Quantity): string {
  if (["millisecond", "second", "minute", "hour", "day", "week", "year"].includes(unit)) return "time";
  if (["ratio", "percent"].includes(unit)) return "ratio";
  return unit === "boolean" ? "boolean" : unit === "count" ? "count" : "other";
}

/** What a text of the system file states. */
export interface StatedText {
  readonly values: readonly string[];
  readonly operator?: Operator;
}

/** The values of a quotation or of a value as the system file writes it, and the comparison they state. */
export function statedIn(text: string): StatedText {
  const threshold = parseThreshold(text);
  if (threshold) return { values: [ofQuantity(threshold.limit)], operator: threshold.operator };
  const band = parseBand(text);
  if (band) return { values: [`${ofQuantity(band.from)}..${ofQuantity(band.to)}`] };
  const quantity = parseQuantity(text);
  if (quantity) return { values: [ofQuantity(quantity)] };
  const { statements } = readDocument(text, "");
  const operator = statements.find(({ direction }) => direction !== undefined)?.direction;
  return { values: statements.flatMap((one) => comparable(one.value) ?? []), ...(operator && { operator }) };
}
