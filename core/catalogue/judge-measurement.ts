import { dimensionOf, formatQuantity, type Measurement, type Quantity, seconds, type Threshold } from "../model";
import { offers } from "./check-cloudwatch";
import { type Finding, formatThreshold } from "./finding";

/** What is wrong with a limit and window on a filled measurement. */
export function measurementFindings(
  measurement: Measurement,
  level: { readonly threshold: Threshold; readonly window: Quantity },
): Finding[] {
  return [
    ...statisticFindings(measurement),
    ...windowFindings(measurement, level.window),
    ...quantileFindings(measurement, level.threshold),
    ...publishingFindings(measurement),
  ];
}

function statisticFindings(measurement: Measurement): Finding[] {
  const refused = refusedStatistics(measurement);
  return refused.map(({ metric, statistic, offered }) => ({
    level: "problem",
    code: "PLAN-STATISTIC",
    what: `${metric} does not offer this statistic`,
    given: statistic,
    allowed: offered,
    change: "correct the measurement or the property it is filled from",
  }));
}

function refusedStatistics(measurement: Measurement): { metric: string; statistic: string; offered: string }[] {
  if (measurement.language === "cloudwatch") {
    const refused = Object.values(measurement.metrics).filter(({ statistic }) => !offers(measurement, statistic));
    const offered =
      measurement.statistics?.join(", ") ?? "Average, Sum, Minimum, Maximum, SampleCount, p95 and the like";
    return refused.map(({ name, statistic }) => ({ metric: name, statistic, offered }));
  }
  if (measurement.language !== "azure-metric" || !measurement.aggregations) return [];
  const { metric, aggregation, aggregations } = measurement;
  return aggregations.includes(aggregation)
    ? []
    : [{ metric, statistic: aggregation, offered: aggregations.join(", ") }];
}

/** A rate needs two samples in its window, and is steady with four. */
function windowFindings(measurement: Measurement, window: Quantity): Finding[] {
  const span = seconds(window);
  const isRate = measurement.language === "promql" && measurement.expression.includes("[$W]");
  const least = isRate ? 2 * measurement.grain : measurement.grain;
  const finding = {
    code: "PLAN-GRAIN" as const,
    given: formatQuantity(window),
    change: "widen the window, or measure more often",
  };
  if (span < least) {
    const what = `a value appears every ${measurement.grain} seconds: this window often holds none to judge`;
    return [{ ...finding, level: "problem", what, allowed: `at least ${least} seconds` }];
  }
  if (!isRate || span >= 4 * measurement.grain) return [];
  const what = `a value appears every ${measurement.grain} seconds: one missed scrape leaves nothing to judge`;
  return [{ ...finding, level: "note", what, allowed: `better ${4 * measurement.grain} seconds` }];
}

function quantileFindings(measurement: Measurement, threshold: Threshold): Finding[] {
  if (measurement.language !== "promql" || measurement.lastBucket === undefined) return [];
  if (dimensionOf(threshold.limit.unit) !== "time" || threshold.operator[0] !== ">") return [];
  if (seconds(threshold.limit) < measurement.lastBucket) return [];
  return [
    {
      level: "problem",
      code: "PLAN-QUANTILE",
      what: "a quantile reads no further than the last bucket: this rule could never fire",
      given: formatThreshold(threshold),
      allowed: `below ${measurement.lastBucket} seconds`,
      change: "add a larger bucket to the histogram and set lastBucket on the resource",
    },
  ];
}

/** Metrics of different publishers arrive at different times, so that a period may hold only one side of a ratio. */
function publishingFindings(measurement: Measurement): Finding[] {
  if (measurement.language !== "cloudwatch" || measurement.expression === undefined) return [];
  const metrics = Object.values(measurement.metrics);
  const grains = new Set(metrics.map((metric) => metric.grain ?? measurement.grain));
  const namespaces = [...new Set(metrics.map((metric) => metric.namespace))].sort();
  if (grains.size === 1 && namespaces.length === 1) return [];
  return [
    {
      level: grains.size > 1 ? "problem" : "note",
      code: "PLAN-PUBLISHED-TOGETHER",
      what: "the metrics of this expression are not published together",
      given:
        grains.size > 1 ? `every ${[...grains].sort((a, b) => a - b).join(" and ")} seconds` : namespaces.join(" and "),
      change: grains.size > 1 ? "use metrics of one interval" : "expect periods that hold only one of them",
    },
  ];
}
