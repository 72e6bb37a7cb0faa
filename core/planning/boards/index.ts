import {
  alertKeys,
  type Board,
  type BoardSpec,
  type Fact,
  formatQuantity,
  type Intent,
  type PanelLine,
  type PanelSpec,
  type Planned,
  type Problem,
  parseQuantity,
  type Quantity,
  quantityOf,
  type Stated,
  scheduleOf,
} from "../../model";
import type { BoardContext, PanelDraft, RowDraft } from "./context";
import { placed } from "./grid";
import { itemPanels, itemsOf, panelNamed, sqlPanels } from "./items";
import { healthPanels, listPanels } from "./lists";
import { metricPanels } from "./panels";
import { boardWords } from "./words";

export type { BoardContext } from "./context";

/** Names of a `dashboards:` entry that list nothing to draw. */
const settings = ["over", "setting"];
const day: Quantity = { amount: "1", unit: "day" };

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

interface BoardDraft {
  readonly key: string;
  readonly title: string;
  readonly rows: readonly RowDraft[];
  readonly span: Quantity;
}

/** A document's own dashboard of the same key comes first, under its own title; the standard rows follow. */
function merged(drafts: readonly BoardDraft[]): BoardDraft[] {
  const byKey = new Map<string, BoardDraft>();
  for (const draft of drafts) {
    const earlier = byKey.get(draft.key);
    byKey.set(
      draft.key,
      earlier ? { ...earlier, rows: [...earlier.rows, ...without(draft.rows, earlier.rows)] } : draft,
    );
  }
  return [...byKey.values()].sort((a, b) => rank(a.key) - rank(b.key));
}

/** Overview first: it is the one to open. */
function rank(key: string): number {
  return key === "overview" ? 0 : key === "operations" ? 2 : 1;
}

/** Rows without the panels that are drawn already. */
function without(rows: readonly RowDraft[], drawn: readonly RowDraft[]): RowDraft[] {
  const keys = new Set(drawn.flatMap(({ panels }) => panels.map(({ key }) => key)));
  return rows.map((row) => ({ ...row, panels: row.panels.filter(({ key }) => !keys.has(key)) }));
}

function standardDraft(context: BoardContext, spec: BoardSpec): BoardDraft {
  const { language } = context.system;
  const rows = spec.rows.map((row) => ({
    title: row.title[language],
    panels: row.panels.flatMap((panel) => specPanels(context, panel)),
  }));
  return { key: spec.name, title: spec.title[language], rows, span: day };
}

function specPanels(context: BoardContext, spec: PanelSpec): PanelDraft[] {
  if (spec.list !== undefined) return listPanels(context, spec.list);
  if (spec.sql !== undefined) return sqlPanels(context, spec, [], undefined);
  return metricPanels(context, spec, { facts: [] });
}

/** Entries whose keys share their first word are rows of one dashboard. */
function documentedDrafts(context: BoardContext): BoardDraft[] {
  const groups = new Map<string, Planned<Intent>[]>();
  for (const intent of context.intents.filter(({ spec }) => spec.section === "dashboards")) {
    const name = intent.spec.key.split(".")[0] as string;
    groups.set(name, [...(groups.get(name) ?? []), intent]);
  }
  return [...groups].map(([name, intents]) => {
    const rows = intents.flatMap((intent) => documentedRows(context, intent));
    const spans = intents.flatMap((intent) => spanOf(intent.spec) ?? []);
    return { key: name, title: groupTitle(context, intents), rows, span: spans[0] ?? day };
  });
}

function documentedRows(context: BoardContext, intent: Planned<Intent>): RowDraft[] {
  const lists = Object.entries(intent.spec.values).flatMap(([name, value]) =>
    value.type === "text" && !settings.includes(name) && value.stated.deploys ? [{ name, stated: value.stated }] : [],
  );
  const over = spanOf(intent.spec);
  const options = { objectives: objectivesOf(context, intent), ...(over && { over }) };
  return lists.map(({ name, stated }) => {
    const facts = intent.facts.filter(({ subject }) => subject === name);
    const titled = lists.length > 1 ? rowTitle(context, name, stated) : undefined;
    return {
      title: titled ?? intent.spec.title,
      panels: textsOf(context, intent.spec, name, facts) ?? itemPanels(context, intent, stated, { ...options, facts }),
    };
  });
}

/** A value named after a statement's panel states texts of that statement. */
function textsOf(
  context: BoardContext,
  intent: Intent,
  name: string,
  facts: readonly Fact[],
): PanelDraft[] | undefined {
  const spec = panelNamed(context, name);
  return spec?.sql === undefined ? undefined : sqlPanels(context, spec, facts, intent.on);
}

/** The heading under which a file of `dashboards/` has the first panel of the list. */
function rowTitle(context: BoardContext, name: string, stated: Stated<string>): string | undefined {
  const [first = name] = panelNamed(context, name)?.sql === undefined ? itemsOf(stated) : [name];
  const spec = panelNamed(context, first);
  const row = context.specs.flatMap(({ rows }) => rows).find(({ panels }) => spec && panels.includes(spec));
  return row?.title[context.system.language];
}

function spanOf(intent: Intent): Quantity | undefined {
  const over = intent.values.over;
  return over?.type === "text" ? parseQuantity(over.stated.value) : undefined;
}

const comparisons = { target: "<", minimum: "<", threshold: ">", maximum: ">" } as const;

/** Documented aims of the entry: missed below a target, above a maximum. */
function objectivesOf(context: BoardContext, { spec, facts }: Planned<Intent>): PanelLine[] {
  return Object.entries(comparisons).flatMap(([name, operator]) => {
    const stated = quantityOf(spec, name);
    if (!stated) return [];
    const title = `${boardWords(context.system.language).objective} ${formatQuantity(stated.value)}`;
    const own = facts.filter(({ subject }) => subject === name);
    return [{ title, threshold: { operator, limit: stated.value }, facts: own }];
  });
}

/** The heading the entries stand under in the document; one entry has its own title. */
function groupTitle(context: BoardContext, intents: readonly Planned<Intent>[]): string {
  const [first] = intents as [Planned<Intent>, ...Planned<Intent>[]];
  if (intents.length === 1) return first.spec.title;
  const paths = intents.map(({ clauses: [id = ""] }) => context.clauses.get(id)?.source.section.split(" > ") ?? []);
  const shared = paths[0]?.filter((heading, at) => paths.every((other) => other[at] === heading)) ?? [];
  return shared.at(-1) ?? first.spec.title;
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
    rows: placed([{ title: words.health, panels: health }, ...rows]),
    span,
    windows: windowsOf(context),
    facts: [],
  };
}

/** Maintenance windows with both ends. */
function windowsOf(context: BoardContext): Board["windows"] {
  return context.intents
    .filter(({ spec }) => spec.section === "maintenance")
    .flatMap(({ spec }) => {
      const schedule = scheduleOf(spec, "window")?.value;
      if (!schedule?.time || !schedule.until) return [];
      const minutes = (time: { hour: number; minute: number }) => time.hour * 60 + time.minute;
      const length = (minutes(schedule.until) - minutes(schedule.time) + 1440) % 1440;
      return [{ title: spec.title, schedule, length: { amount: String(length), unit: "minute" as const } }];
    });
}

/** What the document says of its dashboards as a whole is answered by the first. */
function withSettings(boards: readonly Board[], context: BoardContext): Board[] {
  const facts = context.intents
    .filter(({ spec }) => spec.section === "dashboards")
    .flatMap((intent) => intent.facts.filter(({ subject }) => subject === "setting"));
  return boards.map((board, index) => (index === 0 ? { ...board, facts } : board));
}
