import { about, amountOf, formula, type Traced, type TracedInputs, type TracedValue } from "../../../../core/evidence";
import { panelMath, unitVia } from "../../../../core/expressions";
import {
  amountIn,
  type CloudWatchMeasurement,
  type Fact,
  leafOf,
  type MetricPanel,
  type PanelLine,
  type PanelSeries,
  type Quantity,
  type Unit,
  type Value,
} from "../../../../core/model";
import { dashboardLimits } from "./tokens";

/** A widget before it has a place: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
export interface Widget {
  readonly type: "metric" | "alarm" | "text" | "log";
  readonly width: number;
  readonly height: number;
  readonly properties: TracedInputs;
}

const colours = {
  outage: "#8c1515",
  critical: "#d62728",
  warning: "#ff7f0e",
  info: "#1f77b4",
  objective: "#9467bd",
  normal: "#2ca02c",
} as const;

/** Whether every value of the panel comes from CloudWatch. */
export function isCloudWatch(panel: MetricPanel): boolean {
  return panel.series.every(({ measurement }) => measurement.language === "cloudwatch");
}

/** The panel as a graph, or as its latest numbers; limits are horizontal annotations, the normal band a filled one. */
export function metricWidget(panel: MetricPanel, home: string): Widget {
  const graph = panel.view === "lines";
  const [first] = panel.series;
  const region = (first?.measurement as CloudWatchMeasurement | undefined)?.region ?? home;
  const metrics = panel.series.flatMap((series, index) => metricsOf(panel, series, index));
  const horizontal = [...panel.lines.map((line) => annotation(panel, line)), ...band(panel)];
  return {
    type: "metric",
    width: graph ? 8 : 6,
    height: graph ? 6 : 4,
    properties: {
      title: panel.title,
      region,
      view: graph ? "timeSeries" : "singleValue",
      stacked: false,
      metrics: metrics.slice(0, dashboardLimits.metrics.value),
      period: periodOf(panel),
      ...(panel.total && { setPeriodToTimeRange: true, stat: "Sum" }),
      ...(graph && { yAxis: { left: { min: panel.range.min, showUnits: false, label: panel.unit } } }),
      ...(graph && horizontal.length > 0 && { annotations: { horizontal } }),
    },
  };
}

function periodOf(panel: MetricPanel): number {
  const periods = panel.series.map((series, index) => mathOf(panel, series, index).period);
  return Math.max(60, ...periods);
}

function mathOf(panel: MetricPanel, series: PanelSeries, index: number): ReturnType<typeof panelMath> {
  const factor = amountIn({ amount: "1", unit: series.unit }, panel.unit);
  return panelMath(series, series.measurement as CloudWatchMeasurement, {
    prefix: `s${index}`,
    factor,
    total: panel.total,
  });
}

/** `[namespace, name, dimension, value, ..., options]`, and the expression over their ids. */
function metricsOf(panel: MetricPanel, series: PanelSeries, index: number): Value[] {
  const { metrics, expression, period } = mathOf(panel, series, index);
  const visible = expression === undefined;
  const rows = metrics.map(({ id, metric }): Value => {
    const dimensions = Object.entries(metric.dimensions).flatMap(([name, value]): Value[] => [name, leafOf(value)]);
    const label: Readonly<Record<string, Value>> = visible ? { label: series.title } : { visible: false };
    return [metric.namespace, metric.name, ...dimensions, { id, stat: metric.statistic, period, ...label }];
  });
  return visible ? rows : [...rows, [{ expression, id: `s${index}`, label: series.title, period }]];
}

function annotation(panel: MetricPanel, { threshold, title, severity, facts }: PanelLine): TracedValue {
  return { value: amountAs(threshold.limit, panel.unit, facts), label: title, color: colours[severity ?? "objective"] };
}

function band({ normal, unit }: MetricPanel): TracedValue[] {
  if (!normal) return [];
  const { facts } = normal;
  const from = facts.filter(({ subject }) => subject !== "to");
  const ends = [amountAs(normal.from, unit, from), amountAs(normal.to, unit, about(facts, "to"))];
  return [ends.map((value) => ({ value, color: colours.normal }))];
}

/** A documented limit in the unit of a graph. */
function amountAs(limit: Quantity, unit: Unit, facts: readonly Fact[]): Traced<number> {
  const { expression, terms } = unitVia(unit);
  return formula(amountOf(limit, facts), {
    ...(expression !== undefined && { kind: "unit", expression }),
    ...(terms && { terms }),
  });
}

/** The state of alarms, by ARN: red comes first. */
export function alarmWidget(title: string, alarms: readonly string[]): Widget {
  const arns = alarms.map((ref): Value => ({ ref, output: "arn" }));
  const height = Math.min(12, 2 + Math.ceil(alarms.length / 6));
  return { type: "alarm", width: 24, height, properties: { title, alarms: arns, sortBy: "stateUpdatedTimestamp" } };
}

export function textWidget(markdown: string, height: number): Widget {
  return { type: "text", width: 24, height, properties: { markdown } };
}

/** A saved Logs Insights query as a table. */
export function logWidget(title: string, query: string, logGroup: string, region: string): Widget {
  const properties = { title, region, view: "table", query: `SOURCE '${logGroup}' | ${query}` };
  return { type: "log", width: 12, height: 8, properties };
}
