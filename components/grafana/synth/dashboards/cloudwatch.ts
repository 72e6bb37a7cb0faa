import {
  LogsQueryBuilder,
  LogsQueryLanguage,
  MetricEditorMode,
  MetricQueryType,
  MetricsQueryBuilder,
  QueryMode,
} from "@grafana/grafana-foundation-sdk/cloudwatch";
import { panelMath } from "../../../../core/expressions";
import type { CloudWatchMeasurement, MetricPanel, PanelSeries } from "../../../../core/model";
import { factorTo, type QueryBuilder, refId, type SeriesQuery } from "./query";
import { marked } from "./references";
import { sourceRef } from "./sources";

/** A series as CloudWatch metrics, with metric math over them where there is any. */
export function cloudWatchQuery(
  panel: MetricPanel,
  series: PanelSeries,
  measurement: CloudWatchMeasurement,
  index: number,
): SeriesQuery {
  const math = panelMath(series, measurement, {
    prefix: `s${index}`,
    factor: factorTo(series, panel.unit),
    total: panel.total,
  });
  const region = measurement.region ?? "default";
  const metrics = math.metrics.map(
    ({ id, metric }, part): QueryBuilder =>
      base(region, math.period)
        .refId(refId(index, math.expression === undefined ? 0 : part + 1))
        .id(id)
        .metricEditorMode(MetricEditorMode.Builder)
        .namespace(metric.namespace)
        .metricName(metric.name)
        .statistic(metric.statistic)
        .dimensions(
          Object.fromEntries(Object.entries(metric.dimensions).map(([name, value]) => [name, [marked(value, "aws")]])),
        )
        .matchExact(true)
        .label(math.expression === undefined ? series.title : "")
        .hide(math.expression !== undefined),
  );
  const [only] = math.metrics;
  if (math.expression === undefined) return { targets: metrics, field: "metricName", text: only?.metric.name ?? "" };
  const result = base(region, math.period)
    .refId(refId(index))
    .id(`s${index}`)
    .metricEditorMode(MetricEditorMode.Code)
    .expression(math.expression)
    .label(series.title);
  return { targets: [...metrics, result], field: "expression", text: math.expression };
}

function base(region: string, period: number): MetricsQueryBuilder {
  return new MetricsQueryBuilder()
    .datasource(sourceRef("cloudwatch"))
    .queryMode(QueryMode.Metrics)
    .metricQueryType(MetricQueryType.Search)
    .region(region)
    .period(String(period));
}

/** A saved Logs Insights query, over its log group. */
export function logsInsightsQuery(text: string, logGroup: string): QueryBuilder {
  return new LogsQueryBuilder()
    .refId("A")
    .id("a")
    .datasource(sourceRef("cloudwatch"))
    .queryMode(QueryMode.Logs)
    .region("default")
    .queryLanguage(LogsQueryLanguage.CWLI)
    .logGroupNames([logGroup])
    .expression(text);
}
