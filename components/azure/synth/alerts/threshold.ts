import { amountOf, figureFacts, formula, ofRole, type Traced } from "../../../../core/evidence";
import {
  baseAmount,
  baseUnitOf,
  dimensionOf,
  type PlannedRule,
  type Threshold,
  type Unit,
} from "../../../../core/model";

interface Scale {
  readonly unit: Unit;
  /** Arithmetic over numbers and `WINDOW` (seconds). */
  readonly scale?: string;
}

/**
 * The number a rule compares with, in the measurement's unit: stated as its threshold, or as a figure of an objective.
 * Throws RangeError when the scale is not an arithmetic expression.
 */
export function limitOf(rule: PlannedRule, { unit, scale }: Scale, window: number): Traced<number> {
  const { limit } = rule.threshold;
  const source = amountOf(limit, [...ofRole(rule.facts, "threshold"), ...figureFacts(rule)]);
  const parts = [`documented${unitFactor(limit.unit, unit)}`];
  if (scale !== undefined) parts.push(`(${scale})`);
  const expression = parts.join(" * ");
  if (expression === "documented") return formula(source);
  const terms = scale !== undefined && /\bWINDOW\b/.test(scale) ? { WINDOW: window } : undefined;
  return formula(source, { expression, ...(terms && { terms }), kind: kindOf(expression) });
}

/** Whether a threshold in one unit can be compared with values in another, given a scale. */
export function isComparable(threshold: Threshold, { unit, scale }: Scale): boolean {
  const documented = dimensionOf(threshold.limit.unit);
  return scale !== undefined || documented === dimensionOf(unit) || documented === "boolean";
}

/** ` * 100` for a percentage, ` * 1000` for milliseconds; nothing for the base unit or for another dimension. */
function unitFactor(documented: Unit, deployed: Unit): string {
  const dimension = dimensionOf(deployed);
  if (dimensionOf(documented) !== dimension || deployed === baseUnitOf(dimension)) return "";
  const one = baseAmount({ amount: "1", unit: deployed });
  const inverse = Math.round(1 / one);
  return one < 1 ? ` * ${inverse}` : ` / ${one}`;
}

function kindOf(expression: string): "unit" | "formula" {
  return /^documented [*/] \d+$/.test(expression) ? "unit" : "formula";
}

const operatorNames = {
  ">": "GreaterThan",
  ">=": "GreaterThanOrEqual",
  "<": "LessThan",
  "<=": "LessThanOrEqual",
  "==": "Equals",
} as const;

export function operatorName(threshold: Threshold): string {
  return operatorNames[threshold.operator];
}

export function isAbove(threshold: Threshold): boolean {
  return threshold.operator === ">" || threshold.operator === ">=";
}
