import {
  type Fact,
  formatQuantity,
  type Intent,
  type PanelLine,
  type Planned,
  type Quantity,
  quantityOf,
  type Stated,
} from "../../model";
import { type BoardContext, type BoardDraft, defaultSpan, type PanelDraft, type RowDraft } from "./context";
import { itemPanels, itemsOf, panelNamed, sqlPanels } from "./items";
import { boardWords } from "./words";

/** Names of a `dashboards:` entry that list nothing to draw. */
const settings = ["setting"];

/** Entries whose keys share their first word are rows of one dashboard. */
export function documentedDrafts(context: BoardContext): BoardDraft[] {
  const groups = new Map<string, Planned<Intent>[]>();
  for (const intent of context.intents.filter(({ spec }) => spec.section === "dashboards")) {
    const name = intent.spec.key.split(".")[0] as string;
    groups.set(name, [...(groups.get(name) ?? []), intent]);
  }
  return [...groups].map(([name, intents]) => {
    const rows = intents.flatMap((intent) => documentedRows(context, intent));
    const spans = intents.flatMap((intent) => spanOf(intent.spec) ?? []);
    return { key: name, title: groupTitle(context, intents), rows, span: spans[0] ?? defaultSpan };
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
  return over?.type === "quantity" ? over.stated.value : undefined;
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
