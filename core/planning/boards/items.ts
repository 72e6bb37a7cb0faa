import { nameList, suggest } from "../../catalogue";
import type { DashboardSpec, Fact, PanelSpec, Planned, Stated } from "../../model";
import type { BoardContext, PanelDraft } from "./context";
import { metricPanels, type PanelOptions } from "./panels";
import { boardWords } from "./words";

/** The names a value of a `dashboards:` entry lists: `concept`, `panel`, `query`, each also as `name@resource`. */
export function itemsOf(stated: Stated<readonly string[]>): string[] {
  return stated.value.filter((item) => item !== "");
}

/** The panel of a key, or the first that draws a concept over time. */
export function panelNamed(context: BoardContext, name: string): PanelSpec | undefined {
  const all = allPanels(context);
  const own = all.find(({ key }) => key === name);
  const drawing = all.find((panel) => panel.show?.includes(name) && !panel.forecast && !panel.total && !panel.unit);
  const alone = context.catalogue.concepts.has(name) ? { key: name, show: [name] } : undefined;
  return own ?? drawing ?? alone;
}

export function allPanels(context: Pick<BoardContext, "specs">): PanelSpec[] {
  return context.specs.flatMap((spec) => spec.rows.flatMap((row) => row.panels));
}

/** Panels for everything a value lists; a name nothing can be drawn for is a problem. */
export function itemPanels(
  context: BoardContext,
  intent: Planned<DashboardSpec>,
  stated: Stated<readonly string[]>,
  options: Omit<PanelOptions, "on">,
): PanelDraft[] {
  const drawn = new Map<string, PanelDraft>();
  for (const item of itemsOf(stated)) {
    const panels = panelsOf(context, intent.spec, item, options);
    if (panels.length === 0) context.problems.push(problem(context, item, stated));
    for (const panel of panels) drawn.set(panel.key, panel);
  }
  return [...drawn.values()];
}

function panelsOf(
  context: BoardContext,
  intent: DashboardSpec,
  item: string,
  options: Omit<PanelOptions, "on">,
): PanelDraft[] {
  const [name, resource = intent.on] = item.split("@") as [string, string?];
  const spec = panelNamed(context, name);
  const own = options.facts.filter(({ written }) => written === item);
  if (spec?.sql !== undefined) return sqlPanels(context, spec, own, resource);
  if (!spec) return queryPanels(context, item, own);
  const panels = metricPanels(context, spec, { ...options, ...(resource !== undefined && { on: resource }) });
  // The concept itself must be among what is measured, not only its neighbours on the panel.
  const shown = panels.some(
    ({ series }) => spec.key === name || series.some(({ concept }) => asMeasured(concept, name)),
  );
  return shown ? panels : [];
}

/** Whether a web test is up is seen in its availability. */
function asMeasured(concept: string, item: string): boolean {
  return concept === item || (item === "service.up" && concept === "service.availability");
}

/** A statement for the database, on each resource of its kinds. */
export function sqlPanels(
  context: BoardContext,
  spec: PanelSpec,
  facts: readonly Fact[],
  on: string | undefined,
): PanelDraft[] {
  const words = boardWords(context.system.language);
  const resource = [...context.resources.values()].find(
    ({ key, kind, present }) => present && spec.kinds?.includes(kind) === true && (on === undefined || on === key),
  );
  if (!resource || spec.sql === undefined) return [];
  const title = spec.title?.[context.system.language] ?? spec.key;
  const said = facts.flatMap(({ clause }) => context.clauses.get(clause)?.source.quote ?? []);
  return [
    {
      kind: "sql",
      key: `${spec.key}.${resource.key}`,
      title: `${resource.title} ${title}`,
      description: said.length > 0 ? `${words.documented}: ${[...new Set(said)].join("、")}` : words.undocumented,
      clauses: [...new Set(facts.map(({ clause }) => clause))],
      facts,
      links: [],
      sql: spec.sql.trim(),
      resource: resource.key,
    },
  ];
}

function queryPanels(context: BoardContext, item: string, facts: readonly Fact[]): PanelDraft[] {
  const query = context.system.logs.queries.find(({ key }) => key === item);
  if (!query) return [];
  const stated = [...facts, ...query.facts.flatMap(({ clauses }) => clauses.map((clause) => ({ clause })))];
  const quotes = stated.flatMap(({ clause }) => context.clauses.get(clause)?.source.quote ?? []);
  const words = boardWords(context.system.language);
  return [
    {
      kind: "query",
      key: `query.${item}`,
      title: query.title,
      description: quotes.length > 0 ? `${words.documented}: ${[...new Set(quotes)].join("、")}` : words.undocumented,
      clauses: [...new Set(stated.map(({ clause }) => clause))],
      facts,
      links: [],
      query: item,
    },
  ];
}

function problem(
  context: BoardContext,
  item: string,
  stated: Stated<readonly string[]>,
): BoardContext["problems"][number] {
  const known = panelNamed(context, item.split("@")[0] as string) !== undefined;
  const names = [
    ...allPanels(context).map(({ key }) => key),
    ...context.catalogue.concepts.keys(),
    ...context.system.logs.queries.map(({ key }) => key),
  ];
  return {
    code: known ? "PLAN-PANEL-UNMEASURED" : "PLAN-PANEL",
    at: stated.at,
    path: stated.path,
    what: known ? "no resource of this system is measured that way" : "no panel, concept or saved query of this name",
    given: item,
    ...(known ? {} : { allowed: nameList(names) }),
    change: known
      ? "add a resource of a kind that measures it, or name another concept"
      : suggest(item, names, "name a panel of dashboards/, a concept of alert-rules/ or a query of logs.queries"),
    ...(stated.clauses.length > 0 && { clauses: stated.clauses }),
  };
}
