import { LogsQueryBuilder, MonitorQueryBuilder, ResultFormat } from "@grafana/grafana-foundation-sdk/azuremonitor";
import { plainNumber } from "../../../../core/expressions";
import { baseAmount, type KqlMeasurement, type MetricPanel, type PanelSeries, seconds } from "../../../../core/model";
import { factorTo, type QueryBuilder, refId, type SeriesQuery } from "./query";
import { sourceRef } from "./sources";

/** A series as a log query: the query of the rule, once for each stretch of time the rule looks at. */
export function kqlQuery(
  panel: Pick<MetricPanel, "unit">,
  series: PanelSeries,
  measurement: KqlMeasurement,
  index: number,
): SeriesQuery {
  const text = overTime(series, measurement, factorTo(series, panel.unit));
  const query = logsQuery(text, measurement.scope, ResultFormat.TimeSeries, refId(index));
  return { targets: [query], field: "query", text };
}

/** A log query over a workspace or component, in the time range of the dashboard. */
export function logsQuery(text: string, scope: string, format: ResultFormat, id: string): QueryBuilder {
  const logs = new LogsQueryBuilder()
    .query(text)
    .resources([scope])
    .resultFormat(format)
    .dashboardTime(true)
    .timeColumn("TimeGenerated");
  return new MonitorQueryBuilder()
    .refId(id)
    .datasource(sourceRef("azure"))
    .queryType("Azure Log Analytics")
    .azureLogAnalytics(logs);
}

function overTime(series: PanelSeries, measurement: KqlMeasurement, factor: number): string {
  const { value, dimensions = [] } = measurement;
  const minimum = series.minimumTraffic ? plainNumber(baseAmount(series.minimumTraffic)) : "0";
  const stretch = Math.max(measurement.grain, seconds(series.window));
  // Beyond a day it matters where a stretch ends: the last one ends now.
  const bin = stretch > 86_400 ? `bin_at(TimeGenerated, ${stretch}s, now())` : `bin(TimeGenerated, ${stretch}s)`;
  const binned = measurement.query
    .trim()
    .replaceAll("$MINIMUM", minimum)
    // Each point is one stretch of its own: the end of it, which a rule looks at besides, is all of it.
    .replaceAll("TimeGenerated > ago($SHORT)", "true")
    .replace(
      /(\|\s*summarize\s+)([^|]*?)(\s*)(?=\||$)/g,
      (_, step: string, body: string, space: string) =>
        `${step}${body}${/\sby\s/.test(body) ? "," : " by"} ${bin}${space}`,
    )
    .replace(/(\|\s*project\s+)/g, "$1TimeGenerated, ");
  const scaled = factor === 1 ? [] : [`| extend ${value} = ${value} * ${plainNumber(factor)}`];
  const columns = ["TimeGenerated", value, ...dimensions].join(", ");
  return [binned, ...scaled, `| project ${columns}`, "| order by TimeGenerated asc"].join("\n");
}
