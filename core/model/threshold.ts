import { baseAmount, halfWidth, parseDecimal, parseQuantity, type Quantity } from "./quantity";

export const operators = [">=", "<=", ">", "<", "=="] as const;
export type Operator = (typeof operators)[number];

/** A comparison with a limit, as a document states it: `>= 500ms`, `> 0 errors`, `< 99%`. */
export interface Threshold {
  readonly operator: Operator;
  readonly limit: Quantity;
}

/** A closed range that counts as normal: `0-60%`. */
export interface Band {
  readonly from: Quantity;
  readonly to: Quantity;
}

/** Other ways to write a direction, before or behind the limit. */
const before: Readonly<Record<string, Operator>> = {
  "≥": ">=",
  "≧": ">=",
  "at least": ">=",
  "≤": "<=",
  "≦": "<=",
  "at most": "<=",
  "more than": ">",
  over: ">",
  above: ">",
  "less than": "<",
  under: "<",
  below: "<",
};
const behind: Readonly<Record<string, Operator>> = {
  以上: ">=",
  以下: "<=",
  以内: "<=",
  未満: "<",
  超: ">",
  超過: ">",
  を超える: ">",
  を下回る: "<",
};

const prefixed = new RegExp(`^(>=|<=|==|>|<|${Object.keys(before).join("|")})\\s*(.+)$`, "i");
const suffixed = new RegExp(
  `^(.+?)\\s*(${Object.keys(behind)
    .sort((a, b) => b.length - a.length)
    .join("|")})$`,
);

/** Parses `>= 500ms`, `≥ 80%`, `80%以上`; `down` is the state `< 1 bool`. */
export function parseThreshold(text: string): Threshold | undefined {
  const given = halfWidth(text).trim();
  if (given === "down") return { operator: "<", limit: { amount: "1", unit: "boolean" } };
  const [, first = "", rest] = prefixed.exec(given) ?? [];
  if (rest !== undefined) return threshold(before[first.toLowerCase()] ?? (first as Operator), rest);
  const [, limit, last = ""] = suffixed.exec(given) ?? [];
  const operator = behind[last];
  return limit !== undefined && operator ? threshold(operator, limit) : undefined;
}

function threshold(operator: Operator, text: string): Threshold | undefined {
  const limit = parseQuantity(text);
  return limit && { operator, limit };
}

/** Parses `0-60%` and `0-300 ms`; the unit is written once. Undefined when it ends before it starts. */
export function parseBand(text: string): Band | undefined {
  const found = /^([\d,.]+)\s*-\s*(\d.*)$/.exec(text.trim());
  const amount = found && parseDecimal(found[1] as string);
  const to = found ? parseQuantity(found[2] as string) : undefined;
  if (!amount || !to) return undefined;
  const from = { amount, unit: to.unit };
  return baseAmount(from) <= baseAmount(to) ? { from, to } : undefined;
}

/** Whether a value (in the limit's base unit) meets the threshold, i.e. whether the alert would fire. */
export function isBreached(threshold: Threshold, value: number): boolean {
  const limit = baseAmount(threshold.limit);
  switch (threshold.operator) {
    case ">":
      return value > limit;
    case ">=":
      return value >= limit;
    case "<":
      return value < limit;
    case "<=":
      return value <= limit;
    case "==":
      return value === limit;
  }
}
