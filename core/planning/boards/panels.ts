import {
  amountIn,
  dimensionOf,
  type Fact,
  formatQuantity,
  type MetricPanel,
  type MonitoredResource,
  type PanelLine,
  type PanelSeries,
  type PanelSpec,
  type PanelView,
  type PlannedAlert,
  type Quantity,
  type Unit,
} from "../../model";
import type { BoardContext } from "./context";
import { describe, runbookLinks, titleOf, untitled } from "./panel-texts";
import { alertsOn, seriesOf } from "./series";
import { boardWords } from "./words";

export interface PanelOptions {
  /** Only on this resource. */
  readonly on?: string;
  /** The stretch of time one value stands for, e.g. 7 days. */
  readonly over?: Quantity;
  /** Documented aims drawn beside the limits of alerts. */
  readonly objectives?: readonly PanelLine[];
  /** Documented names the panel answers for, by concept or key of the panel. */
  readonly facts: readonly Fact[];
}

type MetricDraft = Omit<MetricPanel, "at">;

/** A panel for each resource on which something of the specification is measured; one more for each other dimension. */
export function metricPanels(context: BoardContext, spec: PanelSpec, options: PanelOptions): MetricDraft[] {
  const seen = new Set<string>();
  return [...context.resources.values()]
    .filter(({ key, present }) => present && (options.on === undefined || options.on === key))
    .filter(({ kind }) => spec.kinds === undefined || spec.kinds.includes(kind))
    .flatMap((resource) => {
      const series = measured(context, spec, resource, options).filter((one) => isNew(one, seen));
      return byDimension(context, series).map((group, index) =>
        metricPanel(context, spec, resource, group, index, options),
      );
    });
}

function measured(
  context: BoardContext,
  spec: PanelSpec,
  resource: MonitoredResource,
  { over }: PanelOptions,
): PanelSeries[] {
  return (spec.show ?? []).flatMap((name) => {
    const concept = context.catalogue.concepts.get(name);
    const forecast = spec.forecast && { forecast: spec.forecast };
    return (concept && seriesOf(context, concept, resource, { ...forecast, ...(over && { over }) })) ?? [];
  });
}

/** Two resources of the file may stand for one thing: its values are drawn once. */
function isNew({ concept, measurement }: PanelSeries, seen: Set<string>): boolean {
  const mark = JSON.stringify([concept, measurement]);
  if (seen.has(mark)) return false;
  seen.add(mark);
  return true;
}

function byDimension(context: BoardContext, series: readonly PanelSeries[]): PanelSeries[][] {
  const groups = new Map<string, PanelSeries[]>();
  for (const one of series) {
    const dimension = dimensionOf(unitOf(context, one));
    groups.set(dimension, [...(groups.get(dimension) ?? []), one]);
  }
  return [...groups.values()];
}

function unitOf(context: BoardContext, { concept, unit }: PanelSeries): Unit {
  return context.catalogue.concepts.get(concept)?.unit ?? unit;
}

function metricPanel(
  context: BoardContext,
  spec: PanelSpec,
  resource: MonitoredResource,
  series: readonly PanelSeries[],
  index: number,
  options: PanelOptions,
): MetricDraft {
  const [first] = series as [PanelSeries, ...PanelSeries[]];
  const unit = index === 0 && spec.unit !== undefined ? spec.unit : unitOf(context, first);
  // A value of another stretch of time is none that a rule compares.
  const judged = !spec.forecast && !spec.total && options.over === undefined;
  const alerts = !judged ? [] : limiting(context, series, resource.key);
  const lines = [...alerts.flatMap((alert) => linesOf(context, alert)), ...(options.objectives ?? [])].filter(
    ({ threshold }) => dimensionOf(threshold.limit.unit) === dimensionOf(unit),
  );
  const normal = alerts.find((alert) => alert.normal)?.normal;
  const band = normal && { ...normal, facts: alerts.flatMap((alert) => alert.facts ?? []) };
  const concepts = series.map(({ concept }) => concept);
  const facts = options.facts.filter(({ written }) => isNamed(written, [spec.key, ...concepts], resource.key));
  return {
    kind: "metric",
    key: [spec.key, resource.key, ...(index > 0 ? [dimensionOf(unit)] : [])].join("."),
    title: titleOf(context, index === 0 ? spec : untitled(spec), resource, series),
    description: describe(context, alerts, lines, facts, band),
    clauses: [
      ...new Set([...lines.flatMap((line) => line.facts), ...(band?.facts ?? []), ...facts].map((f) => f.clause)),
    ],
    facts,
    links: runbookLinks(context, alerts),
    view: spec.view ?? (options.over ? "stat" : "lines"),
    unit,
    range: rangeIn(context, first.concept, unit),
    state: context.catalogue.concepts.get(first.concept)?.state === true,
    total: spec.total === true,
    series,
    lines,
    alerts: alerts.map(({ key }) => key),
    ...(band && { normal: band }),
  };
}

/** Whether an item of a list means one of these names; `name@resource` means it on that resource only. */
function isNamed(item: string, names: readonly string[], resource: string): boolean {
  const [name = "", on = resource] = item.split("@");
  return on === resource && (names.includes(name) || (name === "service.up" && names.includes("service.availability")));
}

function rangeIn(context: BoardContext, name: string, unit: Unit): MetricPanel["range"] {
  const concept = context.catalogue.concepts.get(name);
  if (!concept) return { min: 0 };
  const shown = (value: number) => amountIn({ amount: String(value), unit: concept.unit }, unit);
  const { min, max } = concept.range;
  return { min: shown(min), ...(max !== undefined && { max: shown(max) }) };
}

function limiting(context: BoardContext, series: readonly PanelSeries[], resource: string): PlannedAlert[] {
  return series.flatMap(({ concept }) => alertsOn(context, concept, resource));
}

/** The limits of an alert, read from its rules. */
export function linesOf(context: BoardContext, alert: PlannedAlert): PanelLine[] {
  const { severity } = boardWords(context.system.language);
  return alert.rules.map((rule) => ({
    rule: rule.id,
    severity: rule.severity,
    title: `${severity[rule.severity]} ${rule.threshold.operator} ${formatQuantity(rule.threshold.limit)}`,
    threshold: rule.threshold,
    facts: rule.facts.filter((fact) => fact.role === "threshold"),
  }));
}

/** What an alert judges, as it judges it, with its own limits. */
export function alertPanel(context: BoardContext, alert: PlannedAlert, view: PanelView): MetricDraft[] {
  const own = { ...context, alerts: [alert], resources: new Map([[alert.resource.key, alert.resource]]) };
  const spec: PanelSpec = { key: alert.key, show: [alert.concept], view };
  return metricPanels(own, spec, { facts: [] })
    .slice(0, 1)
    .map((panel) => ({
      ...panel,
      key: alert.key,
      title: alert.title,
      description: describe(context, [alert], panel.lines, [], panel.normal),
      links: runbookLinks(context, [alert]),
      alerts: [alert.key],
    }));
}
