import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, isMap, type Pair, parseDocument, type Scalar, type YAMLMap } from "yaml";
import { allProviders } from "../../components/registry";
import { configOf, placeOf, readSettings } from "../../components/settings";
import { loadBoards, loadCatalogue, vocabularyOf } from "../../core/catalogue";
import { loadSystem } from "../../core/loader";
import {
  distinctProblems,
  everyEntry,
  type Problem,
  type ProviderName,
  type SectionSpec,
  sectionNames,
  valuesOf,
} from "../../core/model";
import { planSystem } from "../../core/planning";
import { readStackFile } from "../../engine/stack-file";
import { asOf, project } from "./plan";

export interface Outcome {
  readonly problems: readonly Problem[];
  /** Everything a value may change, as one text: what is deployed, the calendar, the objectives. */
  readonly shows: string;
  readonly entries: readonly SectionSpec[];
}

const catalogue = loadCatalogue([join(project, "alert-rules")]);
const { boards } = loadBoards([join(project, "dashboards")], catalogue);
const config = readStackFile(project, "prod");
const { settings } = readSettings("prod", config);
const vocabulary = vocabularyOf(catalogue);
const providers = allProviders();

/** A system file, to be changed in one place at a time. */
export function systemDocument(name: string): Document.Parsed {
  return parseDocument(readFileSync(join(project, "systems", `${name}.yaml`), "utf8"), { merge: true });
}

/** What becomes of a system file on the platforms of the stack prod, without running or recording anything. */
export function outcomeOf(name: string, text: string): Outcome {
  const loaded = loadSystem(text, {
    file: `${name}.yaml`,
    environment: settings.environment,
    config: configOf(name, config),
    asOf,
    vocabulary,
  });
  if (!loaded.system) return { problems: loaded.problems, shows: "", entries: [] };
  const plan = planSystem(loaded.system, catalogue, { runbookBase: settings.runbooks, boards });
  const parts = providers.flatMap((provider) => {
    const alias = plan.system.where[provider.name as ProviderName];
    const place = alias === undefined ? undefined : placeOf(settings, provider.name, alias, name).place;
    return place ? [provider.synth(plan, { place, owns: settings.owns })] : [];
  });
  const entries = everyEntry(plan.system);
  const calendar = entries.map((entry) => [
    entry.section,
    entry.key,
    valuesOf(entry).flatMap(({ name, type, stated }) => (type === "schedule" ? [name, stated.value] : [])),
  ]);
  const shows = [
    parts.flatMap(({ declarations }) => declarations.map(({ type, key, inputs }) => [type, key, inputs])),
    calendar,
    (plan.slos ?? []).map(({ spec, facts, clauses, message, ...rest }) => rest),
  ];
  return {
    problems: distinctProblems([...plan.problems, ...parts.flatMap(({ problems }) => problems)]),
    shows: JSON.stringify(shows),
    entries,
  };
}

/** One key of one entry. */
export interface Place {
  readonly section: string;
  readonly entry: string;
  readonly key: string;
}

const named = ["title", "from", "was", "notes", "states", "watches", "needs", "on", "runbook", "notify"];

/** For every key of every section the first entry that has it. */
export function placesOf(document: Document.Parsed): Place[] {
  return sectionNames.flatMap((section) => {
    const entries = document.get(section);
    const first = new Map<string, Place>();
    for (const { key: entry, value } of isMap(entries) ? (entries as YAMLMap<Scalar, unknown>).items : []) {
      for (const item of isMap(value) ? (value as YAMLMap<Scalar, unknown>).items : []) {
        const key = String(item.key);
        if (key !== "<<" && !named.includes(key) && !first.has(key))
          first.set(key, { section, entry: String(entry), key });
      }
    }
    return [...first.values()];
  });
}

/** The text with the entry's pair replaced, or taken out; undefined where an anchor in it is used elsewhere. */
export function mutated(
  document: Document.Parsed,
  { section, entry, key }: Place,
  change: (pair: Pair) => Pair | undefined,
): string | undefined {
  const map = document.getIn([section, entry]) as YAMLMap;
  const at = map.items.findIndex((pair) => String(pair.key) === key);
  const [pair] = map.items.splice(at, 1) as [Pair];
  const other = change(pair);
  if (other) map.items.splice(at, 0, other);
  try {
    return String(document);
  } catch {
    return undefined;
  } finally {
    map.items.splice(at, other ? 1 : 0, pair);
  }
}
