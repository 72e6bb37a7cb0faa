import { amountOf, figureFacts, formula, ofRole, type Traced } from "../../../../core/evidence";
import {
  amountIn,
  baseUnitOf,
  type CloudWatchMeasurement,
  dimensionOf,
  formatQuantity,
  type PlannedRule,
  type Problem,
  type Unit,
} from "../../../../core/model";
import { type Entry, problemAt } from "../../../kit/problems";

const comparisons = {
  ">=": "GreaterThanOrEqualToThreshold",
  ">": "GreaterThanThreshold",
  "<": "LessThanThreshold",
  "<=": "LessThanOrEqualToThreshold",
} as const;

/** A threshold as CloudWatch compares it. */
export interface Comparison {
  readonly comparisonOperator: string;
  readonly threshold: Traced<number>;
  /** Set for `==`, which CloudWatch lacks: the expression yields 1 while the value equals this. */
  readonly equals?: Traced<number>;
}

/** The threshold in the unit the metric is published in: stated as such, or as a figure of an objective. */
export function comparisonOf(
  rule: PlannedRule,
  measurement: CloudWatchMeasurement,
  entry: Entry,
): { comparison?: Comparison; problems: Problem[] } {
  const { threshold } = rule;
  if (dimensionOf(threshold.limit.unit) !== dimensionOf(measurement.unit)) {
    const problem = problemAt(entry, "AWS-THRESHOLD", {
      what: `the metric is measured in ${measurement.unit}, which the threshold cannot be converted to`,
      given: formatQuantity(threshold.limit),
      allowed: `a ${dimensionOf(measurement.unit)}`,
      change: "write the threshold in a unit of the metric, or measure otherwise",
    });
    return { problems: [problem] };
  }
  const limit = limitOf(rule, measurement.unit);
  if (threshold.operator === "==") {
    const one = formula({ value: 1, facts: [] });
    return { comparison: { comparisonOperator: comparisons[">="], threshold: one, equals: limit }, problems: [] };
  }
  return { comparison: { comparisonOperator: comparisons[threshold.operator], threshold: limit }, problems: [] };
}

function limitOf(rule: PlannedRule, unit: Unit): Traced<number> {
  const source = amountOf(rule.threshold.limit, [...ofRole(rule.facts, "threshold"), ...figureFacts(rule)]);
  const factor = amountIn({ amount: "1", unit }, baseUnitOf(dimensionOf(unit)));
  return factor === 1 ? formula(source) : formula(source, { expression: "documented / factor", terms: { factor } });
}
