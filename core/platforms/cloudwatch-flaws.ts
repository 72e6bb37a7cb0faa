import { type Gaps, metricMath } from "../expressions";
import type { CloudWatchMeasurement } from "../model";
import { type Flaw, statisticFlaw } from "./language";

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html */
const mostMetrics = 10;
export const simpleStatistics = ["Average", "Sum", "Minimum", "Maximum", "SampleCount"];
/** Percentiles, trimmed means and percentile ranks, as extended statistics write them. */
const extendedStatistic =
  /^(?:(?:p|tm|wm|tc|ts)\d{1,2}(?:\.\d+)?|IQM|(?:PR|TM|TC|TS|WM)\((?!:\))(?:\d+(?:\.\d+)?%?)?:(?:\d+(?:\.\d+)?%?)?\))$/;

/** What makes CloudWatch refuse the metrics or the arithmetic. */
export function cloudWatchFlaws(measurement: CloudWatchMeasurement): Flaw[] {
  return [...metricFlaws(measurement), ...expressionFlaws(measurement)];
}

function metricFlaws(measurement: CloudWatchMeasurement): Flaw[] {
  return Object.entries(measurement.metrics).flatMap(([id, metric]) => {
    const path = ["metrics", id];
    const flaws: Flaw[] = [];
    if (!/^[a-z]\w*$/.test(id)) {
      flaws.push({ ...expressionFlaw("a metric id starts with a small letter", id, "rename it"), path });
    }
    if (!offers(measurement, metric.statistic)) {
      const offered = measurement.statistics ?? [...simpleStatistics, "p95", "PR(:2)"];
      flaws.push(statisticFlaw([...path, "statistic"], metric.name, metric.statistic, offered));
    }
    const grain = metric.grain ?? measurement.grain;
    if (grain !== measurement.grain) flaws.push(grainFlaw([...path, "grain"], grain, measurement.grain));
    return flaws;
  });
}

/** A statistic with a placeholder in it is judged when it is filled. */
export function offers(measurement: CloudWatchMeasurement, statistic: string): boolean {
  if (statistic.includes("${")) return true;
  if (measurement.statistics) return measurement.statistics.includes(statistic);
  return simpleStatistics.includes(statistic) || extendedStatistic.test(statistic);
}

function grainFlaw(path: Flaw["path"], given: number, other: number): Flaw {
  return {
    code: "CATALOGUE-GRAIN",
    path,
    what: "metrics of one expression are published together or not at all",
    given: `${given} seconds`,
    allowed: `${other} seconds`,
    change: "use metrics that are published at the same interval",
  };
}

function expressionFlaws(measurement: CloudWatchMeasurement): Flaw[] {
  const ids = Object.keys(measurement.metrics);
  if (measurement.expression === undefined) {
    return ids.length === 1
      ? []
      : [expressionFlaw("several metrics need an expression", String(ids.length), "add one")];
  }
  const flaws: Flaw[] = [];
  if (ids.length > mostMetrics) {
    flaws.push(expressionFlaw(`an alarm takes at most ${mostMetrics} metrics`, String(ids.length), "use fewer"));
  }
  const used = idsIn(measurement.expression);
  for (const id of used.filter((name) => !ids.includes(name))) {
    flaws.push(expressionFlaw("the expression uses an id that no metric has", id, `use ${ids.join(", ")}`));
  }
  for (const id of ids.filter((name) => !used.includes(name))) {
    flaws.push(expressionFlaw("the expression does not use this metric", id, "use it or remove it"));
  }
  return flaws.length > 0 ? flaws : fillFlaws(measurement.expression, ids);
}

/**
 * The newest minute often has no data yet. An expression that has a value there all the same keeps an alarm whose points
 * must all breach in OK for ever, or one that waits for a state in ALARM.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
function fillFlaws(expression: string, ids: readonly string[]): Flaw[] {
  const silent = Object.fromEntries([...ids, "PERIOD", "MINIMUM"].map((name) => [name, undefined]));
  const filled = expression.replace(/\$\{[^}]*\}/g, "1");
  const value = (["missing", "zero"] as const).flatMap((gaps) =>
    knownValue(filled, { ...silent, PERIOD: 60, MINIMUM: 1 }, gaps),
  );
  if (value.length === 0) return [];
  const what = "where no metric has a data point the expression has a value, which the newest minute then always shows";
  const change = "leave one side of it unfilled: SUM([a, b]) leaves out what is missing, FILL belongs to numerators";
  return [expressionFlaw(what, String(value[0]), change)];
}

/** Nothing where there is none, or where the expression uses what is not known here. */
function knownValue(expression: string, points: Parameters<typeof metricMath>[1], gaps: Gaps): number[] {
  try {
    const value = metricMath(expression, points, gaps);
    return value === undefined ? [] : [value];
  } catch {
    return [];
  }
}

/** Functions and the words PERIOD and MINIMUM are upper case, ids start with a small letter. */
function idsIn(expression: string): string[] {
  const names = expression.replace(/\$\{[^}]*\}/g, "0").match(/\b[a-z]\w*\b/g) ?? [];
  return [...new Set(names)];
}

function expressionFlaw(what: string, given: string, change: string): Flaw {
  return { code: "CATALOGUE-EXPRESSION", path: ["expression"], what, given, change };
}
