import Decimal from "decimal.js";
import {
  alertKeys,
  dimensionOf,
  formatQuantity,
  type MetricPanel,
  type Objective,
  oncePer,
  type PanelSeries,
  type PlannedAlert,
} from "../../model";
import type { BoardContext, PanelDraft } from "./context";
import { cited } from "./panel-texts";
import { alertPanel } from "./panels";
import { boardWords } from "./words";

/**
 * An objective with an error budget as the speed at which each of its windows spends it, with the limits of its tiers;
 * everything else its rules compare as the latest figure against the target.
 */
export function objectivePanels(context: BoardContext): PanelDraft[] {
  return context.slos.flatMap((objective) => [...burnPanels(context, objective), ...figures(context, objective)]);
}

function alertsOf(context: BoardContext, keys: readonly string[]): PlannedAlert[] {
  const alerts = alertsByKey(context.objectiveAlerts);
  return keys.flatMap((key) => alerts.get(key) ?? []);
}

const alertsByKey = oncePer((alerts: readonly PlannedAlert[]) => new Map(alerts.map((alert) => [alert.key, alert])));

function tierKeys(objective: Objective): string[] {
  return objective.kind === "budget" ? objective.tiers.map(({ alert }) => alert) : [];
}

/** Tiers share a panel: one series for each window, one line for each limit. */
function burnPanels(context: BoardContext, objective: Objective): PanelDraft[] {
  const panels = alertsOf(context, tierKeys(objective)).flatMap((alert) => alertPanel(context, alert, "lines"));
  const [first, ...others] = panels;
  if (!first) return [];
  const all = [first, ...others].filter(({ unit }) => dimensionOf(unit) === dimensionOf(first.unit));
  const { spec } = objective;
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
  return [merged, ...budgetPanel(context, objective, first)];
}

/** The same measurement over the whole period: the share of the budget that is spent, all of it at 100 %. */
function budgetPanel(context: BoardContext, objective: Objective, burn: Omit<MetricPanel, "at">): PanelDraft[] {
  const [series] = burn.series;
  if (objective.kind !== "budget" || !series) return [];
  const { spec, clauses } = objective;
  const words = boardWords(context.system.language);
  const { minimumTraffic: _, ...measured } = series;
  const target = `${words.objective} ${new Decimal(objective.target).mul(100).toFixed()} % / ${formatQuantity(objective.period)}`;
  const panel: PanelDraft = {
    ...burn,
    key: `budget.${spec.key}`,
    title: words.budgetSpent(spec.title, formatQuantity(objective.period)),
    description: `${target}（${cited(
      context,
      clauses.map((clause) => ({ clause })),
    )}）`,
    view: "stat",
    unit: "percent",
    range: { min: 0 },
    series: [{ ...measured, title: spec.title, window: objective.period }],
    lines: [{ title: target, threshold: { operator: ">", limit: { amount: "100", unit: "percent" } }, facts: [] }],
    alerts: [],
  };
  return [panel];
}

function figures(context: BoardContext, objective: Objective): PanelDraft[] {
  const tiers = tierKeys(objective);
  const others = alertKeys(objective).filter((key) => !tiers.includes(key));
  return alertsOf(context, others).flatMap((alert) => {
    const panels = alertPanel(context, alert, "stat");
    // One objective may be tracked by several figures: each is called by what it is.
    if (objective.kind === "budget") return panels;
    return panels.map((panel) => ({ ...panel, title: `${objective.spec.title} ${panel.series[0]?.title ?? ""}` }));
  });
}
