import {
  amountOf,
  filled,
  formula,
  inText,
  objectiveNumbers,
  ofRole,
  plainText,
  type Traced,
  type TracedText,
  templateOf,
} from "../../../../core/evidence";
import { fillPeriod } from "../../../../core/expressions";
import {
  type CloudWatchMeasurement,
  type CloudWatchMetric,
  dimensionOf,
  type Fact,
  leafOf,
  type Problem,
  type Quantity,
  type Reference,
} from "../../../../core/model";
import { type Entry, problemAt } from "../../../kit/problems";

/** Inputs that say what is measured. */
type SignalInputs = {
  readonly namespace?: string;
  readonly metricName?: string;
  readonly statistic?: string;
  readonly extendedStatistic?: TracedText;
  readonly dimensions?: Dimensions;
  readonly period?: Traced<number>;
  readonly evaluateLowSampleCountPercentiles?: string;
  readonly metricQueries?: readonly MetricQuery[];
};

type Dimensions = Readonly<Record<string, string | Reference>>;

type MetricQuery = {
  readonly id: string;
  readonly returnData: boolean;
  readonly expression?: TracedText;
  readonly metric?: {
    readonly namespace: string;
    readonly metricName: string;
    readonly stat: TracedText;
    readonly dimensions: Dimensions;
    readonly period: Traced<number> | number;
  };
};

/** What an alarm measures. */
export interface Signal {
  readonly inputs: SignalInputs;
  /** As shown in the plan. */
  readonly text: string;
}

export interface SignalOptions {
  /** Seconds. */
  readonly period: Traced<number>;
  readonly minimum?: Quantity;
  /** Facts that state the minimum, and the numbers of an objective. */
  readonly facts?: readonly Fact[];
  /** Breached while the value equals this; CloudWatch has no such comparison. */
  readonly equals?: Traced<number>;
}

/** A metric with its id in the expression. */
type Metric = readonly [string, CloudWatchMetric];

const simpleStatistics = ["Average", "Sum", "Minimum", "Maximum", "SampleCount"];

/** A measurement as alarm inputs: one metric, or metric math with its placeholders filled in. */
export function signalOf(
  measurement: CloudWatchMeasurement,
  options: SignalOptions,
  entry: Entry,
): { signal: Signal; problems: Problem[] } {
  const metrics = Object.entries(measurement.metrics);
  const [only] = metrics;
  const write = writerOf(measurement, options);
  if (measurement.expression === undefined && options.equals === undefined && only && metrics.length === 1) {
    return { signal: single(only[1], options.period, write), problems: [] };
  }
  return mathSignal(measurement.expression ?? only?.[0] ?? "", { metrics, write }, options, entry);
}

/** Fills a text of the measurement. */
type Write = (text: string) => TracedText;

/** Fills `PERIOD`, `MINIMUM` and the numbers of an objective. */
function writerOf(measurement: CloudWatchMeasurement, options: SignalOptions): Write {
  const values = {
    $MINIMUM: minimumOf(options) ?? 0,
    ...objectiveNumbers(measurement, options.facts ?? []),
  };
  return (text) => {
    const template = fillPeriod(templateOf(measurement, text), options.period.traced);
    return filled(
      template.replace(/\bMINIMUM\b/g, () => "$MINIMUM"),
      values,
    );
  };
}

function single(metric: CloudWatchMetric, period: Traced<number>, write: Write): Signal {
  const simple = simpleStatistics.includes(metric.statistic);
  return {
    inputs: {
      namespace: metric.namespace,
      metricName: metric.name,
      ...(simple ? { statistic: metric.statistic } : { extendedStatistic: write(metric.statistic) }),
      dimensions: dimensionsOf(metric),
      period,
      // A percentile of a handful of requests says nothing; CloudWatch then keeps the state.
      ...(/^p\d/.test(metric.statistic) && { evaluateLowSampleCountPercentiles: "ignore" }),
    },
    text: metricText(metric),
  };
}

function mathSignal(
  template: string,
  { metrics, write }: { readonly metrics: readonly Metric[]; readonly write: Write },
  options: SignalOptions,
  entry: Entry,
): { signal: Signal; problems: Problem[] } {
  const { equals, period } = options;
  const asksForMinimum = /\bMINIMUM\b/.test(template);
  const value = write(template);
  const expression = equals === undefined ? value : inText`IF((${value}) == ${equals}, 1, 0)`;
  const text = plainText(expression);
  const result = { id: freeId(metrics.map(([id]) => id)), expression, returnData: true };
  return {
    signal: {
      inputs: {
        metricQueries: [
          ...metrics.map((metric, at) => queryOf(metric, at === 0 ? period : period.traced, write)),
          result,
        ],
      },
      text,
    },
    problems: asksForMinimum && options.minimum === undefined ? [minimumProblem(entry)] : [],
  };
}

/** All have the same period; the first one is shown. */
function queryOf([id, metric]: Metric, period: Traced<number> | number, write: Write): MetricQuery {
  const { namespace, name, statistic } = metric;
  const read = { namespace, metricName: name, stat: write(statistic), dimensions: dimensionsOf(metric), period };
  return { id, metric: read, returnData: false };
}

/** The least traffic of one period. */
function minimumOf({ minimum, facts = [], period }: SignalOptions): Traced<number> | undefined {
  if (!minimum) return undefined;
  const source = amountOf(minimum, ofRole(facts, "traffic"));
  if (dimensionOf(minimum.unit) !== "rate") return formula(source);
  return formula(source, { expression: "documented * period", terms: { period: period.traced } });
}

function freeId(ids: readonly string[]): string {
  let id = "value";
  while (ids.includes(id)) id += "x";
  return id;
}

/** Dimensions as the provider takes them; some are known only when another resource exists. */
export function dimensionsOf(metric: CloudWatchMetric): Dimensions {
  return Object.fromEntries(Object.entries(metric.dimensions).map(([name, value]) => [name, leafOf(value)]));
}

function metricText({ namespace, name, statistic, dimensions }: CloudWatchMetric): string {
  const pairs = Object.entries(dimensions).map(([key, value]) => `${key}=${value}`);
  return `${statistic}(${namespace} ${name}${pairs.length > 0 ? ` {${pairs.join(", ")}}` : ""})`;
}

function minimumProblem(entry: Entry): Problem {
  return problemAt(entry, "AWS-MINIMUM", {
    what: "the measurement asks for a traffic minimum that neither the alert nor its concept gives",
    change: "add minimum to the alert",
  });
}
