import {
  cite,
  type Fact,
  formatQuantity,
  type MetricPanel,
  type MonitoredResource,
  type PanelLine,
  type PanelLink,
  type PanelSeries,
  type PanelSpec,
  type PlannedAlert,
} from "../../model";
import type { BoardContext } from "./context";
import { boardWords } from "./words";

/** What shares a panel's specification but not its dimension is called by its own concept. */
export function untitled({ title: _, ...spec }: PanelSpec): PanelSpec {
  return spec;
}

/** What is measured, on what; the title is the specification's or that of its first concept. */
export function titleOf(
  context: BoardContext,
  spec: PanelSpec,
  resource: MonitoredResource,
  series: readonly PanelSeries[],
): string {
  const { language } = context.system;
  const [first] = series;
  const what = spec.title?.[language] ?? first?.title ?? spec.key;
  const title = what.startsWith(resource.title) ? what : `${resource.title} ${what}`;
  const ahead = first?.forecast?.ahead;
  return ahead ? boardWords(language).forecast(title, formatQuantity(ahead)) : title;
}

/** What each line means and which clause gives it. */
export function describe(
  context: BoardContext,
  alerts: readonly PlannedAlert[],
  lines: readonly PanelLine[],
  facts: readonly Fact[],
  band: MetricPanel["normal"],
): string {
  const words = boardWords(context.system.language);
  const rules = alerts.flatMap((alert) => alert.rules);
  const told = rules.map(
    ({ severity, message }) => `${words.severity[severity]}: ${message.condition}（${message.clause}）`,
  );
  const aims = lines.filter((line) => line.rule === undefined);
  const normal = band ? [`${words.normal}: ${cited(context, band.facts)}`] : [];
  const asked = facts.length > 0 ? [`${words.documented}: ${cited(context, facts)}`] : [];
  const objectives = aims.map((line) => `${line.title}: ${cited(context, line.facts)}`);
  const all = [...normal, ...told, ...objectives, ...asked];
  return (all.length > 0 ? all : [words.undocumented]).join("\n\n");
}

export function cited(
  context: Pick<BoardContext, "system" | "clauses">,
  facts: readonly Pick<Fact, "clause">[],
): string {
  const ids = [...new Set(facts.map(({ clause }) => clause))];
  return cite(
    context.system.document.name,
    ids.flatMap((id) => context.clauses.get(id) ?? []),
  );
}

export function runbookLinks(context: BoardContext, alerts: readonly PlannedAlert[]): PanelLink[] {
  const { runbook } = boardWords(context.system.language);
  const pages = new Map(alerts.flatMap((alert) => alert.rules.map((rule) => [rule.message.runbookUrl, alert.title])));
  return [...pages].map(([url, title]) => ({ title: `${runbook}: ${title}`, url }));
}
