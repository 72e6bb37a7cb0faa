import { DataqueryBuilder, PromQueryFormat, QueryEditorMode } from "@grafana/grafana-foundation-sdk/prometheus";
import { plainText } from "../../../../core/evidence";
import { inlineRecords, plainNumber, prometheusDuration, promqlValue } from "../../../../core/expressions";
import { type MetricPanel, type PanelSeries, type PromqlMeasurement, seconds } from "../../../../core/model";
import { factorTo, refId, type SeriesQuery } from "./query";
import { sourceRef } from "./sources";

/** Points an hour apart are enough for a line through days. */
const step = "1h";

/** A series as PromQL: the value the rule judges, in the panel's unit, or the line that continues it. */
export function prometheusQuery(
  panel: MetricPanel,
  series: PanelSeries,
  measurement: PromqlMeasurement,
  index: number,
): SeriesQuery {
  const expr = forecast(series, scaled(measured(measurement, series), factorTo(series, panel.unit)));
  const query = new DataqueryBuilder()
    .refId(refId(index))
    .datasource(sourceRef("prometheus"))
    .expr(expr)
    .editorMode(QueryEditorMode.Code)
    .format(PromQueryFormat.TimeSeries)
    .legendFormat(panel.series.length > 1 ? series.title : "__auto");
  // A line through many points that each look back weeks costs much and says little beside the latest value.
  const latest = panel.view === "stat" && seconds(series.window) > 604_800;
  return { targets: [latest ? query.instant() : query.range()], field: "expr", text: expr };
}

/** Recorded series are written out, so that the panel also works where the rules are not. */
function measured(measurement: PromqlMeasurement, series: PanelSeries): string {
  const value = promqlValue(measurement, series);
  return plainText(inlineRecords(value) ?? value.value);
}

function scaled(expression: string, factor: number): string {
  return factor === 1 ? expression : `(${expression}) * ${plainNumber(factor)}`;
}

function forecast({ forecast: wanted }: PanelSeries, expression: string): string {
  if (!wanted) return expression;
  return `predict_linear((${expression})[${prometheusDuration(wanted.history)}:${step}], ${seconds(wanted.ahead)})`;
}
