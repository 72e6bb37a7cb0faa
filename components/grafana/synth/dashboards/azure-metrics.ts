import {
  MetricDimensionBuilder,
  MetricQueryBuilder,
  MonitorQueryBuilder,
  MonitorResourceBuilder,
} from "@grafana/grafana-foundation-sdk/azuremonitor";
import { TypeMathBuilder } from "@grafana/grafana-foundation-sdk/expr";
import { evaluate } from "../../../../core/evidence";
import { plainNumber } from "../../../../core/expressions";
import { type AzureMetricMeasurement, type MetricPanel, type PanelSeries, seconds } from "../../../../core/model";
import { iso8601 } from "../../../../core/time";
import { factorTo, type QueryBuilder, refId, type SeriesQuery } from "./query";
import { marked, markOf } from "./references";
import { sourceRef } from "./sources";

/** Intervals Azure aggregates platform metrics by, in seconds. */
const grains = [60, 300, 900, 1800, 3600, 21_600, 43_200, 86_400];

/** A series as an Azure platform metric; what the rule multiplies its limit by is divided out again. */
export function azureMetricQuery(
  panel: MetricPanel,
  series: PanelSeries,
  measurement: AzureMetricMeasurement,
  index: number,
): SeriesQuery {
  const grain = grainOf(series, measurement);
  const scale = measurement.scale === undefined ? 1 : evaluate(measurement.scale, { WINDOW: grain });
  const factor = factorTo(series, panel.unit) / scale;
  const converted = factor !== 1;
  const metric = metricQuery(measurement, grain, series.title);
  const query = new MonitorQueryBuilder()
    .refId(refId(index, converted ? 1 : 0))
    .datasource(sourceRef("azure"))
    .queryType("Azure Monitor")
    .subscription(scopeOf(measurement).subscription)
    .azureMonitor(metric)
    .hide(converted);
  const result = converted ? [math(refId(index), `$${refId(index, 1)} * ${plainNumber(factor)}`)] : [];
  return { targets: [query as QueryBuilder, ...result], field: "metricName", text: measurement.metric };
}

function grainOf(series: PanelSeries, { grain }: AzureMetricMeasurement): number {
  const wanted = Math.max(grain, seconds(series.window));
  return [...grains].reverse().find((one) => one <= wanted) ?? grains[0] ?? wanted;
}

function math(id: string, expression: string): QueryBuilder {
  return new TypeMathBuilder().refId(id).datasource({ type: "__expr__", uid: "__expr__" }).expression(expression);
}

function metricQuery(measurement: AzureMetricMeasurement, grain: number, alias: string): MetricQueryBuilder {
  const { subscription, resourceGroup, resourceName } = scopeOf(measurement);
  const resource = new MonitorResourceBuilder()
    .subscription(subscription)
    .resourceGroup(resourceGroup)
    .resourceName(resourceName)
    .metricNamespace(measurement.namespace.toLowerCase());
  const dimensions = Object.entries(measurement.dimensions ?? {}).map(([name, values]) =>
    new MetricDimensionBuilder()
      .dimension(name)
      .operator("eq")
      .filters(values.map((value) => marked(value, "azure"))),
  );
  return new MetricQueryBuilder()
    .resources([resource])
    .metricNamespace(measurement.namespace.toLowerCase())
    .metricName(measurement.metric)
    .aggregation(measurement.aggregation)
    .timeGrain(iso8601(grain))
    .dimensionFilters(dimensions)
    .alias(alias);
}

/** `/subscriptions/<2>/resourceGroups/<4>/providers/<6>/<type>/<8>`: parts of the id of what this stack makes. */
const partsOfId = { subscription: 2, resourceGroup: 4, resourceName: 8 } as const;

/** The parts of the ARM id of the resource; names of nested resources keep their path. */
export function scopeOf({ scope }: { readonly scope: string }): {
  subscription: string;
  resourceGroup: string;
  resourceName: string;
} {
  const [subscription, resourceGroup, resourceName] = Object.values(partsOfId).map((at) => markOf(scope, "azure", at));
  if (subscription !== undefined && resourceGroup !== undefined && resourceName !== undefined) {
    return { subscription, resourceGroup, resourceName };
  }
  const parts = scope.split("/");
  const after = (name: string) => parts[parts.findIndex((part) => part.toLowerCase() === name) + 1] ?? "";
  return {
    subscription: after("subscriptions"),
    resourceGroup: after("resourcegroups"),
    resourceName: parts.filter((_, at) => at > 6 && at % 2 === 0).join("/"),
  };
}
