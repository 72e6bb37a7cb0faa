import { baseAmount, parseDecimal, parseQuantity, type Quantity } from "./quantity";

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

/** Parses `>= 500ms`; `down` is the state `< 1 bool`. */
export function parseThreshold(text: string): Threshold | undefined {
  if (text.trim() === "down") return { operator: "<", limit: { amount: "1", unit: "boolean" } };
  const found = /^(>=|<=|==|>|<)\s*(.+)$/.exec(text.trim());
  const limit = found && parseQuantity(found[2] as string);
  return found && limit ? { operator: found[1] as Operator, limit } : undefined;
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
