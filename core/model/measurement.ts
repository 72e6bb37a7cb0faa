import type { Unit } from "./quantity";

/** What silence means: nothing to judge (`ok`), or the very thing to be told about (`breach`). */
export type MissingData = "ok" | "breach";

/** What measurements in every language say. */
export interface Measured {
  /** The unit the platform reports in. */
  readonly unit: Unit;
  /** Seconds between data points; a window shorter than this can never fire. */
  readonly grain: number;
  /** How exactly this measures the concept, when not exactly. */
  readonly approximates?: string;
  /** Preconditions on the monitored side, shown in the plan (agent, parameter, exporter). */
  readonly requires?: readonly string[];
  /** By property: what stands in its placeholder for each word the property may be. */
  readonly choices?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Where the numbers of an objective are, once a measurement is filled. */
  readonly numbers?: ObjectiveNumbers;
}

/** Properties that an objective gives its measurements, and what is in their place in a template. */
export const objectivePlaceholders = { budget: "$BUDGET", latencyTarget: "$LATENCY_TARGET" } as const;

/** The numbers of an objective in a filled measurement. */
export interface ObjectiveNumbers {
  /** Each text with a number of the objective in it, to the same text with its placeholders. */
  readonly templates: Readonly<Record<string, string>>;
  /** As they are in the texts: the share that may be bad, and seconds. */
  readonly values: { readonly [Name in keyof typeof objectivePlaceholders]?: string };
}

export interface CloudWatchMetric {
  readonly namespace: string;
  readonly name: string;
  /** `Average`, `Sum`, `Minimum`, `Maximum`, `SampleCount`, `p95`, `PR(:2)`, ... */
  readonly statistic: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Seconds between data points, where it differs from the measurement's grain. */
  readonly grain?: number;
}

/** CloudWatch: one metric, or metric math over several. */
export interface CloudWatchMeasurement extends Measured {
  readonly language: "cloudwatch";
  readonly metrics: Readonly<Record<string, CloudWatchMetric>>;
  /** Metric math over the ids of `metrics`; absent for a single metric. May use `PERIOD` (seconds) and `MINIMUM`. */
  readonly expression?: string;
  /** Statistics the metric offers; another one is refused. */
  readonly statistics?: readonly string[];
  /** Seconds between two runs of what publishes, where its owner chooses them: the grain becomes two of them. */
  readonly interval?: string;
  /** Seconds by which what is awaited may come late: the window looks back so much further. */
  readonly slack?: number;
  /** Region where the metric exists when it is fixed (`us-east-1` for Route 53 and CloudFront). */
  readonly region?: string;
}

/** Azure platform metric. */
export interface AzureMetricMeasurement extends Measured {
  readonly language: "azure-metric";
  readonly namespace: string;
  readonly metric: string;
  readonly aggregation: "Average" | "Maximum" | "Minimum" | "Total" | "Count";
  readonly aggregations?: readonly string[];
  readonly dimensions?: Readonly<Record<string, readonly string[]>>;
  /** ARM id of the resource the rule watches. */
  readonly scope: string;
  /**
   * The limit of the rule is `limit * scale`, e.g. a percentage of a configured maximum: arithmetic over numbers and
   * `WINDOW` (the window in seconds, for totals that are compared as a rate).
   */
  readonly scale?: string;
  /**
   * The number of failed locations that means "down": the rule is a web test's location criterion rather than a metric
   * criterion. Absent where the threshold itself is that number (concept in unit `count`, metric `failedLocationCount`).
   */
  readonly failedLocations?: string;
}

/**
 * A log query (KQL) whose `value` column is compared. `$MINIMUM` is the traffic minimum; `$COUNT` is the whole query of
 * the log count the resource stands for, with a `value` column (records counted, or its numeric field summed).
 */
export interface KqlMeasurement extends Measured {
  readonly language: "kql";
  /** The query; the platform adds the time range. Must not name `search`, `union *` or `take`. */
  readonly query: string;
  /** Column compared with the threshold. */
  readonly value: string;
  /** Columns that split the result. */
  readonly dimensions?: readonly string[];
  /** ARM id of the workspace or Application Insights component. */
  readonly scope: string;
}

/** PromQL. `$W` is the window as a duration (`5m`), `$SECONDS` the same in seconds; the expression yields the value in `unit`. */
export interface PromqlMeasurement extends Measured {
  readonly language: "promql";
  readonly expression: string;
  /** Recording rules the expression reads, name to expression. */
  readonly records?: Readonly<Record<string, string>>;
  /** Holds while there is enough traffic for a judgement, e.g. `sum(increase(x[$W])) >= $MINIMUM`. Joined with `and`. */
  readonly traffic?: string;
  /** Expression that is true when the series are gone: `absent(up{job="api"})`. */
  readonly absent?: string;
  /** Upper bucket bound in seconds above which a quantile cannot read. */
  readonly lastBucket?: number;
}

/** Measurements by language. A provider with a language of its own adds it here by declaration merging. */
export interface Measurements {
  readonly cloudwatch: CloudWatchMeasurement;
  readonly "azure-metric": AzureMetricMeasurement;
  readonly kql: KqlMeasurement;
  readonly promql: PromqlMeasurement;
}

export type Measurement = Measurements[keyof Measurements];

/** A thing that can be measured, independent of any platform. One file of `alert-rules/`. */
export interface Concept {
  readonly name: string;
  readonly title: { readonly ja: string; readonly en: string };
  readonly meaning: string;
  /** Unit thresholds are written in, and all measurements are converted to. */
  readonly unit: Unit;
  /** Which direction is bad. `both` for rates of change. */
  readonly bad: "above" | "below" | "both";
  /** Values that can occur, in `unit`. A threshold outside can never fire or always fires. */
  readonly range: { readonly min: number; readonly max?: number };
  readonly missing: MissingData;
  /** Ratios: least traffic per window for a judgement; `unit` says of what. */
  readonly minimumTraffic?: { readonly amount: string; readonly unit: Unit };
  /** True for states (`service.up`): the only threshold is `down`. */
  readonly state?: boolean;
  /** True where a breach at level `outage` means that the service cannot be used: it counts as an incident. */
  readonly outage?: boolean;
  /** Evaluation defaults where the document is silent. */
  readonly defaults: { readonly for: string; readonly every: string; readonly window: string };
  /** First thing to do, per language; a runbook page may say more. */
  readonly firstStep: { readonly ja: string; readonly en: string };
  /** Page of the runbook where the alert names none; the alert's own key without one. */
  readonly runbook?: string;
  /** Other names documents use for it. */
  readonly aliases?: { readonly ja: readonly string[]; readonly en: readonly string[] };
  /** Resource kind to measurement, still with `${property}` placeholders. */
  readonly measurements: Readonly<Record<string, Measurement>>;
  readonly file: string;
}
