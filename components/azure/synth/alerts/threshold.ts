import { evaluate, figureFacts } from "../../../../core/evidence";
import {
  baseAmount,
  baseUnitOf,
  dimensionOf,
  type EvidencePoint,
  type Fact,
  type PlannedRule,
  type Threshold,
  type Unit,
  type Via,
} from "../../../../core/model";

/** The number a rule compares with, and the arithmetic from the documented base value. */
export interface Limit {
  readonly value: number;
  readonly expression?: string;
  readonly terms?: Readonly<Record<string, number>>;
}

interface Scale {
  readonly unit: Unit;
  /** Arithmetic over numbers and `WINDOW` (seconds). */
  readonly scale?: string;
}

/** The limit in the measurement's unit. Throws RangeError when the scale is no arithmetic. */
export function limitOf(threshold: Threshold, { unit, scale }: Scale, window: number): Limit {
  const base = baseAmount(threshold.limit);
  const parts = [`documented${unitFactor(threshold.limit.unit, unit)}`];
  if (scale !== undefined) parts.push(`(${scale})`);
  const expression = parts.join(" * ");
  if (expression === "documented") return { value: base };
  const terms = scale !== undefined && /\bWINDOW\b/.test(scale) ? { WINDOW: window } : undefined;
  return { value: evaluate(expression, { ...terms, documented: base }), expression, ...(terms && { terms }) };
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

export function limitVia(fact: Fact, limit: Limit): Via {
  const kind = fact.corrected ? "correction" : limit.expression === undefined ? "same" : kindOf(limit.expression);
  return {
    kind,
    format: "number",
    ...(limit.expression !== undefined && { expression: limit.expression }),
    ...(limit.terms && { terms: limit.terms }),
  };
}

function kindOf(expression: string): "unit" | "formula" {
  return /^documented [*/] \d+$/.test(expression) ? "unit" : "formula";
}

/** Evidence that the documented limits are the number at the path. */
export function limitEvidence(facts: readonly Fact[], path: string, limit: Limit): EvidencePoint[] {
  return facts
    .filter((fact) => fact.role === "threshold" && fact.base !== undefined)
    .map((fact) => ({ clause: fact.clause, role: fact.role, path, via: limitVia(fact, limit) }));
}

/** The same for a figure of an objective, whose documented value is the limit. */
export function figureEvidence(rule: PlannedRule, path: string, limit: Limit): EvidencePoint[] {
  return figureFacts(rule).map((fact) => ({
    clause: fact.clause,
    role: fact.role,
    ...(fact.subject !== undefined && { subject: fact.subject }),
    path,
    via: limitVia(fact, limit),
  }));
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
