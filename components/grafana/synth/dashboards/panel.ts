import { ResultFormat } from "@grafana/grafana-foundation-sdk/azuremonitor";
import {
  BigValueColorMode,
  BigValueGraphMode,
  GraphThresholdsStyleConfigBuilder,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LegendPlacement,
  ReduceDataOptionsBuilder,
  VizLegendOptionsBuilder,
} from "@grafana/grafana-foundation-sdk/common";
import {
  type DashboardLink,
  DashboardLinkBuilder,
  type Panel as GrafanaPanel,
  type GridPos,
  MappingType,
  type ValueMapping,
} from "@grafana/grafana-foundation-sdk/dashboard";
import { PanelBuilder as StatPanel } from "@grafana/grafana-foundation-sdk/stat";
import { PanelBuilder as TablePanel } from "@grafana/grafana-foundation-sdk/table";
import { TextMode, PanelBuilder as TextPanel } from "@grafana/grafana-foundation-sdk/text";
import { PanelBuilder as LinesPanel } from "@grafana/grafana-foundation-sdk/timeseries";
import { prometheusDuration } from "../../../../core/expressions";
import { amountIn, type MetricPanel, type Panel, type PanelSeries, type Plan, seconds } from "../../../../core/model";
import { azureMetricQuery } from "./azure-metrics";
import { cloudWatchQuery, logsInsightsQuery } from "./cloudwatch";
import { kqlQuery, logsQuery } from "./kql";
import { alertLinks } from "./links";
import { prometheusQuery } from "./prometheus";
import type { QueryBuilder, SeriesQuery } from "./query";
import { isRead, sourceOf, sourceRef } from "./sources";
import { sqlQuery } from "./sql";
import { exactLimits, thresholdsOf } from "./thresholds";
import { unitOf } from "./units";

/** A panel as Grafana's JSON knows it, with the queries that measure what it shows. */
export interface MadePanel {
  readonly panel: Panel;
  readonly id: number;
  readonly builder: { build(): GrafanaPanel };
  readonly queries: readonly SeriesQuery[];
}

interface Framed {
  id(id: number): this;
  title(title: string): this;
  description(text: string): this;
  gridPos(at: GridPos): this;
  links(links: { build(): DashboardLink }[]): this;
}

export function madePanel(panel: Panel, id: number, plan: Plan): MadePanel {
  switch (panel.kind) {
    case "metric":
      return panel.series.every(isRead)
        ? metricPanel(panel, id, plan)
        : textPanel(panel, id, plan, notRead(panel, plan));
    case "sql": {
      const query = sqlQuery(panel.sql);
      const builder = framed(new TablePanel(), panel, id, plan)
        .datasource(sourceRef("postgres"))
        .unit("none")
        .withTarget(query);
      return { panel, id, builder, queries: [{ targets: [query], field: "rawSql", text: panel.sql }] };
    }
    case "query":
      return queryPanel(panel, id, plan);
    case "text":
      return textPanel(panel, id, plan, panel.text);
  }
}

function textPanel(panel: Panel, id: number, plan: Plan, text: string): MadePanel {
  const builder = framed(new TextPanel(), panel, id, plan).mode(TextMode.Markdown).content(text);
  return { panel, id, builder, queries: [] };
}

/** In the place of a panel whose values come from a platform that Grafana has no query for here. */
function notRead({ series }: MetricPanel, { system }: Plan): string {
  const languages = [...new Set(series.map(({ measurement }) => measurement.language))].join(", ");
  return system.language === "ja"
    ? `この値は Grafana では表示できません（${languages}）。プラットフォームのコンソールを見てください。`
    : `Not shown in Grafana (${languages}): see the console of the platform.`;
}

function framed<T extends Framed>(builder: T, panel: Panel, id: number, plan: Plan): T {
  const { x, y, w, h } = panel.at;
  const alerts = panel.kind === "metric" ? alertLinks(panel, plan) : [];
  const links = [...panel.links, ...alerts].map(({ title, url }) =>
    new DashboardLinkBuilder(title).url(url).targetBlank(true),
  );
  return builder.id(id).title(panel.title).description(panel.description).gridPos({ x, y, w, h }).links(links);
}

function metricPanel(panel: MetricPanel, id: number, plan: Plan): MadePanel {
  const queries = panel.series.map((series, index) => seriesQuery(panel, series, index));
  const source = sourceOf(panel, plan);
  const builder = panel.view === "lines" ? linesPanel(panel) : statPanel(panel);
  framed(builder as LinesPanel, panel, id, plan)
    .thresholds(thresholdsOf(panel))
    .unit(unitOf(panel));
  // A scale that goes far below zero would press the limits, which lie above it, into one line.
  if (panel.range.min >= 0) builder.min(panel.range.min);
  if (isNearTop(panel)) builder.max(panel.range.max ?? 0);
  builder.mappings(panel.state ? [stateWords(plan)] : exactLimits(panel));
  if (source) builder.datasource(sourceRef(source));
  const [first] = panel.series;
  if (first && looksFarBack(panel, first)) builder.timeFrom(prometheusDuration(first.window));
  if (panel.total && first) builder.interval(prometheusDuration(first.window)).maxDataPoints(11_000);
  for (const target of queries.flatMap(({ targets }) => targets)) builder.withTarget(target);
  return { panel, id, builder, queries };
}

/** Platforms that only read what the dashboard shows need all of the stretch behind the latest value. */
function looksFarBack({ view }: MetricPanel, { measurement, window }: PanelSeries): boolean {
  return view === "stat" && measurement.language !== "promql" && seconds(window) > 86_400;
}

function linesPanel(panel: MetricPanel): LinesPanel {
  const limited = panel.lines.length > 0 || panel.normal !== undefined;
  const mode = limited ? GraphThresholdsStyleMode.LineAndArea : GraphThresholdsStyleMode.Off;
  const legend = new VizLegendOptionsBuilder()
    .displayMode(LegendDisplayMode.List)
    .placement(LegendPlacement.Bottom)
    .showLegend(panel.series.length > 1);
  return new LinesPanel()
    .thresholdsStyle(new GraphThresholdsStyleConfigBuilder().mode(mode))
    .legend(legend)
    .lineWidth(2)
    .fillOpacity(0)
    .spanNulls(false);
}

function statPanel(panel: MetricPanel): StatPanel {
  const reduce = new ReduceDataOptionsBuilder().calcs([panel.total ? "sum" : "lastNotNull"]).values(false);
  const coloured = panel.lines.length > 0 ? BigValueColorMode.Background : BigValueColorMode.Value;
  return new StatPanel().reduceOptions(reduce).colorMode(coloured).graphMode(BigValueGraphMode.Area);
}

/** The upper end of the axis is shown where limits lie near it; a small share would be flat below it. */
function isNearTop({ range: { max }, unit, lines }: MetricPanel): boolean {
  if (max === undefined) return false;
  return unit === "percent" || lines.some(({ threshold }) => amountIn(threshold.limit, unit) >= max / 2);
}

function stateWords({ system }: Plan): ValueMapping {
  const [down, up] = system.language === "ja" ? ["停止", "稼働"] : ["Down", "Up"];
  return {
    type: MappingType.ValueToText,
    options: { "0": { text: down, color: "red", index: 0 }, "1": { text: up, color: "green", index: 1 } },
  };
}

function seriesQuery(panel: MetricPanel, series: PanelSeries, index: number): SeriesQuery {
  const { measurement } = series;
  switch (measurement.language) {
    case "promql":
      return prometheusQuery(panel, series, measurement, index);
    case "cloudwatch":
      return cloudWatchQuery(panel, series, measurement, index);
    case "azure-metric":
      return azureMetricQuery(panel, series, measurement, index);
    case "kql":
      return kqlQuery(panel, series, measurement, index);
    default:
      throw new Error("a panel of another language is a text");
  }
}

function queryPanel(panel: Extract<Panel, { kind: "query" }>, id: number, plan: Plan): MadePanel {
  const { text, query } = savedQuery(panel.query, plan);
  const source = sourceOf(panel, plan);
  const builder = framed(new TablePanel(), panel, id, plan).unit("none").withTarget(query);
  if (source) builder.datasource(sourceRef(source));
  const field = source === "cloudwatch" ? "expression" : "query";
  return { panel, id, builder, queries: [{ targets: [query], field, text }] };
}

/** The text people run by hand; what draws it there is left to the panel. */
function savedQuery(key: string, plan: Plan): { text: string; query: QueryBuilder } {
  const { spec } = plan.queries.find((query) => query.spec.key === key) ?? {};
  const store = plan.stores.find((candidate) => candidate.spec.key === spec?.in)?.spec;
  const text = (spec?.text ?? "").replace(/\|\s*render\s+\w+\s*$/, "").trim();
  if (plan.system.where.aws !== undefined) return { text, query: logsInsightsQuery(text, store?.name ?? "") };
  const workspace = plan.system.resources.find(({ properties }) => properties.workspace)?.properties.workspace ?? "";
  return { text, query: logsQuery(text, workspace, ResultFormat.Table, "A") };
}
