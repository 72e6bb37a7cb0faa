import {
  amountIn,
  baseUnitOf,
  type CloudWatchMeasurement,
  dimensionOf,
  formatQuantity,
  type Problem,
  type Threshold,
  type Unit,
} from "../../../../core/model";
import { type Entry, problemAt } from "../common/part";

const comparisons = {
  ">=": "GreaterThanOrEqualToThreshold",
  ">": "GreaterThanThreshold",
  "<": "LessThanThreshold",
  "<=": "LessThanOrEqualToThreshold",
} as const;

/** A threshold as CloudWatch compares it. */
export interface Comparison {
  readonly comparisonOperator: string;
  readonly threshold: number;
  /** Set for `==`, which CloudWatch lacks: the expression yields 1 while the value equals this. */
  readonly equals?: number;
}

/** The threshold in the unit the metric is published in. */
export function comparisonOf(
  threshold: Threshold,
  measurement: CloudWatchMeasurement,
  entry: Entry,
): { comparison?: Comparison; problems: Problem[] } {
  if (dimensionOf(threshold.limit.unit) !== dimensionOf(measurement.unit)) {
    const problem = problemAt(entry, "AWS-THRESHOLD", {
      what: `the metric is measured in ${measurement.unit}, which the threshold cannot be converted to`,
      given: formatQuantity(threshold.limit),
      allowed: `a ${dimensionOf(measurement.unit)}`,
      change: "write the threshold in a unit of the metric, or measure otherwise",
    });
    return { problems: [problem] };
  }
  const limit = amountIn(threshold.limit, measurement.unit);
  if (threshold.operator === "==") {
    return { comparison: { comparisonOperator: comparisons[">="], threshold: 1, equals: limit }, problems: [] };
  }
  return { comparison: { comparisonOperator: comparisons[threshold.operator], threshold: limit }, problems: [] };
}

/** How many base units one of `unit` is: `documented / factor` is the documented value in `unit`. */
export function factorOf(unit: Unit): number {
  return amountIn({ amount: "1", unit }, baseUnitOf(dimensionOf(unit)));
}
