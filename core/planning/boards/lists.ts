import { formatQuantity, type NamedValue, type PanelList, type Planned, type SectionSpec, valuesOf } from "../../model";
import type { BoardContext, PanelDraft } from "./context";
import { objectivePanels } from "./objectives";
import { cited } from "./panel-texts";
import { alertPanel, metricPanels } from "./panels";
import { boardWords } from "./words";

/** Panels of what the plan lists: its alerts, or entries of the file as a table of documented values. */
export function listPanels(context: BoardContext, list: PanelList): PanelDraft[] {
  switch (list) {
    case "alerts":
      return alertPanels(context);
    case "objectives":
      return [...objectivePanels(context), ...tableOf(context, list, context.entries.slos)];
    case "backups":
      return tableOf(context, list, context.entries.backups);
    case "drills":
      return tableOf(context, list, context.entries.recovery);
  }
}

/** One panel for each concept and resource an alert is on. */
function alertPanels(context: BoardContext): PanelDraft[] {
  const pairs = new Map(context.alerts.map((alert) => [`${alert.concept} ${alert.resource.key}`, alert]));
  return [...pairs.values()].flatMap(({ concept, resource }) =>
    metricPanels(context, { key: `alert.${concept}`, show: [concept] }, { on: resource.key, facts: [] }),
  );
}

/** The alerts that say first whether the system is well, worst first; as many as fit above the rest. */
export function healthPanels(context: BoardContext, keys: readonly string[]): PanelDraft[] {
  const most = 12;
  const chosen = context.alerts.filter(({ key }) => keys.includes(key));
  const severe = context.alerts.filter(({ rules }) => rules.some(({ severity }) => /outage|critical/.test(severity)));
  const pool = chosen.length > 0 ? chosen : severe.length > 0 ? severe : context.alerts;
  const rank = ({ rules }: (typeof pool)[number]) => (rules[0]?.severity === "outage" ? 0 : 1);
  return [...pool]
    .sort((a, b) => rank(a) - rank(b))
    .flatMap((alert): PanelDraft[] =>
      alertPanel(context, alert, "stat").map((panel) => ({ ...panel, key: `health.${alert.key}` })),
    )
    .slice(0, most);
}

function tableOf(context: BoardContext, list: PanelList, planned: readonly Planned<SectionSpec>[]): PanelDraft[] {
  const words = boardWords(context.system.language);
  const entries = planned.filter(({ spec }) => valuesOf(spec).some(isDocumented));
  if (entries.length === 0) return [];
  const { what, values, clause } = words.columns;
  const rows = entries.map(
    (entry) => `| ${cell(entry.spec.title)} | ${cell(valueTexts(entry.spec))} | ${cell(clauseOf(context, entry))} |`,
  );
  const table = [`| ${what} | ${values} | ${clause} |`, "|---|---|---|", ...rows].join("\n");
  return [
    {
      kind: "text",
      key: list,
      title: words.lists[list],
      description: `${context.system.document.name} ${context.system.document.version}`,
      clauses: [...new Set(entries.flatMap(({ clauses }) => clauses))],
      facts: [],
      links: [],
      text: table,
    },
  ];
}

function isDocumented({ stated }: NamedValue): boolean {
  return stated.clauses.length > 0;
}

function clauseOf(context: BoardContext, entry: Planned<SectionSpec>): string {
  const stated = valuesOf(entry.spec).flatMap(({ stated: { clauses } }) => clauses);
  return cited(
    context,
    stated.map((clause) => ({ clause })),
  );
}

function valueTexts(spec: SectionSpec): string {
  return valuesOf(spec)
    .filter(isDocumented)
    .map((value) => `${value.name} ${valueText(value)}`)
    .join(", ");
}

function valueText({ type, stated }: NamedValue): string {
  return type === "quantity" ? formatQuantity(stated.value) : stated.written;
}

/** Text that would end a cell or start a link, made plain. */
function cell(text: string): string {
  return text.replace(/[|[\]<>`*_\\]/g, (letter) => `\\${letter}`).replaceAll("\n", " ");
}
