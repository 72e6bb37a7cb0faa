import {
  alertKeys,
  dimensionOf,
  type MetricPanel,
  type Objective,
  type PanelSeries,
  type PlannedAlert,
} from "../../model";
import type { BoardContext, PanelDraft } from "./context";
import { alertPanel } from "./panels";

/**
 * An objective with an error budget as the speed at which each of its windows spends it, with the limits of its tiers;
 * everything else its rules compare as the latest figure against the target.
 */
export function objectivePanels(context: BoardContext): PanelDraft[] {
  return context.slos.flatMap((objective) => [...burnPanels(context, objective), ...figures(context, objective)]);
}

function alertsOf(context: BoardContext, keys: readonly string[]): PlannedAlert[] {
  return context.objectiveAlerts.filter(({ key }) => keys.includes(key));
}

function tierKeys(objective: Objective): string[] {
  return objective.kind === "budget" ? objective.tiers.map(({ alert }) => alert) : [];
}

/** Tiers share a panel: one series for each window, one line for each limit. */
function burnPanels(context: BoardContext, objective: Objective): PanelDraft[] {
  const panels = alertsOf(context, tierKeys(objective)).flatMap((alert) => alertPanel(context, alert, "lines"));
  const [first, ...others] = panels;
  if (!first) return [];
  const all = [first, ...others].filter(({ unit }) => dimensionOf(unit) === dimensionOf(first.unit));
  const { spec } = objective.spec;
  const merged: Omit<MetricPanel, "at"> = {
    ...first,
    key: `burn.${spec.key}`,
    title: `${spec.title} ${first.series[0]?.title ?? ""}`.trim(),
    description: all.map(({ description }) => description).join("\n\n"),
    clauses: [...new Set(all.flatMap(({ clauses }) => clauses))],
    series: all.flatMap((panel) => panel.series.map((series): PanelSeries => ({ ...series, title: panel.title }))),
    lines: all.flatMap(({ lines }) => lines),
    links: [...new Map(all.flatMap(({ links }) => links).map((link) => [link.url, link])).values()],
    alerts: all.flatMap(({ alerts }) => alerts),
  };
  return [merged];
}

function figures(context: BoardContext, objective: Objective): PanelDraft[] {
  const tiers = tierKeys(objective);
  const others = alertKeys(objective).filter((key) => !tiers.includes(key));
  return alertsOf(context, others).flatMap((alert) => alertPanel(context, alert, "stat"));
}
