import {
  type Band,
  type Dimension,
  dimensionOf,
  type Money,
  parseBand,
  parseMoney,
  parseQuantity,
  parseSchedule,
  parseThreshold,
  type Quantity,
  type Schedule,
  spellingsOf,
  type Threshold,
} from "../model";

/** How a kind of value is read from text; `allowed` shows people what it looks like. */
export interface ValueType<T> {
  readonly parse: (text: string) => T | undefined;
  readonly allowed: string;
}

export const text: ValueType<string> = { parse: (value) => value, allowed: "a text" };

export const threshold: ValueType<Threshold> = {
  parse: parseThreshold,
  allowed: 'a comparison with a unit, like ">= 70%", "> 500ms", or "down"',
};

export const band: ValueType<Band> = { parse: parseBand, allowed: 'a range with a unit, like "0-60%"' };
export const money: ValueType<Money> = { parse: parseMoney, allowed: "an amount with its currency, like JPY 500,000" };

export function quantity(...dimensions: Dimension[]): ValueType<Quantity> {
  return {
    parse: (value) => {
      const parsed = parseQuantity(value);
      return parsed && dimensions.includes(dimensionOf(parsed.unit)) ? parsed : undefined;
    },
    allowed: `a number with a unit: ${examples(dimensions)}`,
  };
}

export const duration = quantity("time");

function examples(dimensions: readonly Dimension[]): string {
  const spellings = dimensions.flatMap((dimension) => spellingsOf(dimension).slice(0, 6));
  return dimensions.includes("time") && dimensions.length === 1 ? "5 minutes, 30s, 90 days" : spellings.join(", ");
}

export function schedule(timezone: string): ValueType<Schedule> {
  return {
    parse: (value) => parseSchedule(value, timezone),
    allowed:
      "a schedule, like daily 02:00, every 6 hours, second sunday 02:00-04:00, last day 23:00, weekdays 09:00-18:00",
  };
}
