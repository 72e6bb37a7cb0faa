import {
  type DashboardSpec,
  type Fact,
  formatQuantity,
  type PanelLine,
  type Planned,
  type Quantity,
  type Stated,
  valuesOf,
} from "../../model";
import { type BoardContext, type BoardDraft, defaultSpan, type PanelDraft, type RowDraft } from "./context";
import { itemPanels, itemsOf, panelNamed, sqlPanels } from "./items";
import { boardWords } from "./words";

/** Entries whose keys share their first word are rows of one dashboard. */
export function documentedDrafts(context: BoardContext): BoardDraft[] {
  const groups = new Map<string, Planned<DashboardSpec>[]>();
  for (const intent of context.entries.dashboards) {
    const name = intent.spec.key.split(".")[0] as string;
    groups.set(name, [...(groups.get(name) ?? []), intent]);
  }
  return [...groups].map(([name, intents]) => {
    const rows = intents.flatMap((intent) => documentedRows(context, intent));
    const spans = intents.flatMap((intent) => spanOf(intent.spec) ?? []);
    return { key: name, title: groupTitle(context, intents), rows, span: spans[0] ?? defaultSpan };
  });
}

function documentedRows(context: BoardContext, intent: Planned<DashboardSpec>): RowDraft[] {
  const lists = valuesOf(intent.spec).flatMap(({ name, type, stated }) =>
    type === "texts" && stated.deploys ? [{ name, stated }] : [],
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
  intent: DashboardSpec,
  name: string,
  facts: readonly Fact[],
): PanelDraft[] | undefined {
  const spec = panelNamed(context, name);
  return spec?.sql === undefined ? undefined : sqlPanels(context, spec, facts, intent.on);
}

/** The heading under which a file of `dashboards/` has the first panel of the list. */
function rowTitle(context: BoardContext, name: string, stated: Stated<readonly string[]>): string | undefined {
  const [first = name] = panelNamed(context, name)?.sql === undefined ? itemsOf(stated) : [name];
  const spec = panelNamed(context, first);
  const row = context.specs.flatMap(({ rows }) => rows).find(({ panels }) => spec && panels.includes(spec));
  return row?.title[context.system.language];
}

function spanOf({ over }: DashboardSpec): Quantity | undefined {
  return over?.value;
}

const aims = [
  ["target", "<"],
  ["minimum", "<"],
  ["threshold", ">"],
  ["maximum", ">"],
] as const;

/** Documented aims of the entry: missed below a target, above a maximum. */
function objectivesOf(context: BoardContext, { spec, facts }: Planned<DashboardSpec>): PanelLine[] {
  return aims.flatMap(([name, operator]) => {
    const stated = spec[name];
    if (!stated) return [];
    const title = `${boardWords(context.system.language).objective} ${formatQuantity(stated.value)}`;
    const own = facts.filter(({ subject }) => subject === name);
    return [{ title, threshold: { operator, limit: stated.value }, facts: own }];
  });
}

/** The heading the entries stand under in the document; one entry has its own title. */
function groupTitle(context: BoardContext, intents: readonly Planned<DashboardSpec>[]): string {
  const [first] = intents as [Planned<DashboardSpec>, ...Planned<DashboardSpec>[]];
  if (intents.length === 1) return first.spec.title;
  const paths = intents.map(({ clauses: [id = ""] }) => context.clauses.get(id)?.source.section.split(" > ") ?? []);
  const shared = paths[0]?.filter((heading, at) => paths.every((other) => other[at] === heading)) ?? [];
  return shared.at(-1) ?? first.spec.title;
}
