import type { CloudWatchMeasurement, CloudWatchMetric, MetricPanel, PanelSeries } from "../model";
import { seconds } from "../model";
import { fillPeriod, minimumPerPoint } from "./metric-math";
import { plainNumber } from "./promql";

/** A series of a panel as CloudWatch reads it. */
export interface PanelMath {
  readonly metrics: readonly { readonly id: string; readonly metric: CloudWatchMetric }[];
  /** Over the ids; absent where the one metric is the value. */
  readonly expression?: string;
  /** Seconds between two points. */
  readonly period: number;
}

interface Options extends Pick<MetricPanel, "total"> {
  /** In front of every id, so that series of one panel do not clash. */
  readonly prefix: string;
  /** From the measurement's unit to the panel's. */
  readonly factor: number;
}

/** Metric math of a series: each point stands for the stretch of data the rule judges. */
export function panelMath(series: PanelSeries, measurement: CloudWatchMeasurement, options: Options): PanelMath {
  const { prefix, factor, total } = options;
  const period = total ? measurement.grain : Math.max(measurement.grain, wholeMinutes(seconds(series.window)));
  const ids = Object.keys(measurement.metrics);
  const metrics = ids.map((id) => ({ id: `${prefix}_${id}`, metric: measurement.metrics[id] as CloudWatchMetric }));
  const template = measurement.expression ?? (factor === 1 ? undefined : ids[0]);
  if (template === undefined) return { metrics, period };
  const minimum = series.minimumTraffic ? minimumPerPoint(series.minimumTraffic, period) : 0;
  const filled = fillPeriod(template, period).replace(/\bMINIMUM\b/g, plainNumber(minimum));
  const renamed = filled.replace(/\b[a-z]\w*\b/g, (name) => (ids.includes(name) ? `${prefix}_${name}` : name));
  return { metrics, period, expression: factor === 1 ? renamed : `(${renamed}) * ${plainNumber(factor)}` };
}

/** Metrics are kept for long in steps of whole minutes. */
function wholeMinutes(time: number): number {
  return Math.max(60, Math.ceil(time / 60) * 60);
}
