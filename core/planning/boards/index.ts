import { alertKeys, type Board, type BoardSpec, type PanelSpec, type Problem } from "../../model";
import { type BoardContext, type BoardDraft, defaultSpan, type PanelDraft } from "./context";
import { documentedDrafts } from "./documented";
import { gathered } from "./gathered";
import { placed } from "./grid";
import { sqlPanels } from "./items";
import { healthPanels, listPanels } from "./lists";
import { metricPanels } from "./panels";
import { boardWords } from "./words";

export type { BoardContext } from "./context";

/**
 * The dashboards of a system: those every system has, and those its document asks for. Each starts with a row that says
 * whether it is healthy; limits are those of the planned alerts.
 */
export function planBoards(given: Omit<BoardContext, "problems" | "objectiveAlerts">): {
  boards: Board[];
  problems: Problem[];
} {
  const derived = new Set(given.slos.flatMap(alertKeys));
  const context: BoardContext = {
    ...given,
    alerts: given.alerts.filter(({ key }) => !derived.has(key)),
    objectiveAlerts: given.alerts.filter(({ key }) => derived.has(key)),
    problems: [],
  };
  const { key } = context.system;
  const standard = context.specs
    .filter((spec) => spec.for === "every" || (spec.for !== "asked" && spec.for.includes(key)))
    .map((spec) => standardDraft(context, spec));
  const drafts = merged([...documentedDrafts(context), ...standard]);
  const boards = drafts.map((draft) => board(context, draft)).filter(({ rows }) => rows.length > 0);
  return { boards: withSettings(boards, context), problems: context.problems };
}

/** A document's own dashboard of the same key comes first, under its own title; the standard rows follow. */
function merged(drafts: readonly BoardDraft[]): BoardDraft[] {
  const byKey = new Map<string, BoardDraft>();
  for (const draft of drafts) {
    const earlier = byKey.get(draft.key);
    byKey.set(draft.key, earlier ? { ...earlier, rows: [...earlier.rows, ...draft.rows] } : draft);
  }
  return [...byKey.values()].sort((a, b) => rank(a.key) - rank(b.key));
}

/** Overview first: it is the one to open. */
function rank(key: string): number {
  return key === "overview" ? 0 : key === "operations" ? 2 : 1;
}

function standardDraft(context: BoardContext, spec: BoardSpec): BoardDraft {
  const { language } = context.system;
  const rows = spec.rows.map((row) => ({
    title: row.title[language],
    panels: row.panels.flatMap((panel) => specPanels(context, panel)),
  }));
  return { key: spec.name, title: spec.title[language], rows, span: defaultSpan };
}

function specPanels(context: BoardContext, spec: PanelSpec): PanelDraft[] {
  if (spec.list !== undefined) return listPanels(context, spec.list);
  if (spec.sql !== undefined) return sqlPanels(context, spec, [], undefined);
  return metricPanels(context, spec, { facts: [] });
}

function board(context: BoardContext, { key, title, rows, span }: BoardDraft): Board {
  const { system } = context;
  const words = boardWords(system.language);
  const alerts = rows.flatMap(({ panels }) => panels.flatMap((panel) => (panel.kind === "metric" ? panel.alerts : [])));
  const drawn = rows.some(({ panels }) => panels.length > 0);
  const health = drawn ? healthPanels(context, alerts) : [];
  return {
    key,
    title,
    description: words.description(system.title, system.document.name, system.document.version),
    rows: placed([{ title: words.health, panels: health }, ...gathered(rows)]),
    span,
    windows: windowsOf(context),
    facts: [],
  };
}

/** Maintenance windows with both ends. */
function windowsOf(context: BoardContext): Board["windows"] {
  return context.entries.maintenance.flatMap(({ spec }) => {
    const schedule = spec.window?.value;
    if (!schedule?.time || !schedule.until) return [];
    const minutes = (time: { hour: number; minute: number }) => time.hour * 60 + time.minute;
    const length = (minutes(schedule.until) - minutes(schedule.time) + 1440) % 1440;
    return [{ title: spec.title, schedule, length: { amount: String(length), unit: "minute" as const } }];
  });
}

/** What the document says of its dashboards as a whole is answered by the first. */
function withSettings(boards: readonly Board[], context: BoardContext): Board[] {
  const facts = context.entries.dashboards.flatMap(({ facts: own }) =>
    own.filter(({ subject }) => subject === "setting"),
  );
  return boards.map((board, index) => (index === 0 ? { ...board, facts } : board));
}
