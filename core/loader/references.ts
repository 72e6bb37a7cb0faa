import type { Clause, Problem } from "../model";
import { texts } from "./stated-text";
import { nameList, suggest } from "./suggest";
import type { Key, Tree, YamlMap } from "./tree";

/** Names of other rooms, injected: the concepts and resource kinds of the catalogue. */
export interface Vocabulary {
  readonly concepts: readonly string[];
  readonly kinds: readonly string[];
  /** What a resource of a kind may say of itself; undefined for a kind that is not there. */
  readonly properties?: (kind: string) =>
    | {
        readonly names: readonly string[];
        /** What the property takes, in words, when the value does not fit. */
        readonly allowed: (name: string, value: string) => string | undefined;
      }
    | undefined;
}

const kinds = {
  resource: "resource",
  target: "resource, probe or log count",
  subject: "resource, probe, log count or log store",
  route: "route",
  receiver: "receiver",
  store: "log store",
  runbook: "runbook page",
  row: "row",
  concept: "concept",
  kind: "resource kind",
} as const;

export type ReferenceKind = keyof typeof kinds;

/** A key whose value names something. */
export interface Reference {
  readonly kind: ReferenceKind;
  readonly container: object;
  readonly key: Key;
}

export type Names = Readonly<Record<Exclude<ReferenceKind, "concept" | "kind">, readonly string[]>>;

/** Everything a file gives a name to, whatever else may be wrong with it. */
export function namesOf(root: unknown): Names {
  const logs = at(root, "logs");
  const resource = keys(root, "resources");
  const target = [
    ...resource,
    ...keys(root, "probes").map((key) => `probe.${key}`),
    ...keys(logs, "counts").map((key) => `log.${key}`),
  ];
  const store = keys(logs, "stores");
  return {
    resource,
    target,
    subject: [...target, ...store],
    route: keys(root, "routes"),
    receiver: keys(root, "receivers"),
    store,
    runbook: keys(root, "runbooks"),
    row: rowsIn(root),
  };
}

/**
 * Every name that points at nothing, with the nearest one that is written. References are by id already; what names a
 * broken entry, which was taken out, is no problem of its own.
 */
export function danglingReferences(
  reading: {
    readonly tree: Tree;
    readonly clauses: readonly Pick<Clause, "id">[];
    readonly references: readonly Reference[];
  },
  written: Names,
  ids: Names,
  vocabulary: Vocabulary | undefined,
): Problem[] {
  const rows = [...written.row, ...reading.clauses.map(({ id }) => id)];
  const either = Object.entries(ids).map(([kind, list]) => [kind, new Set([...list, ...written[kind as keyof Names]])]);
  const known = new Map<ReferenceKind, ReadonlySet<string>>(
    Object.entries({ ...Object.fromEntries(either), row: new Set(rows) }) as [ReferenceKind, ReadonlySet<string>][],
  );
  if (vocabulary) known.set("concept", new Set(vocabulary.concepts)).set("kind", new Set(vocabulary.kinds));
  const names: Partial<Record<ReferenceKind, readonly string[]>> = written;
  return reading.references.flatMap((reference) => {
    const given = String((reference.container as YamlMap)[reference.key]);
    const existing = known.get(reference.kind);
    if (!existing || existing.has(given)) return [];
    const { at: position, path } = reading.tree.place(reference.container, reference.key);
    return [{ ...dangling(reference.kind, given, names[reference.kind] ?? [...existing]), at: position, path }];
  });
}

function dangling(kind: ReferenceKind, given: string, known: readonly string[]): Problem {
  const otherwise = known.length > 0 ? "correct the name" : `write the ${kinds[kind]} down`;
  return {
    code: kind === "concept" ? "SPEC-CONCEPT" : kind === "kind" ? "SPEC-KIND" : "SPEC-REFERENCE",
    what: `no ${kinds[kind]} of this name`,
    given,
    ...(known.length > 0 && { allowed: nameList(known) }),
    change: suggest(given, known, otherwise),
  };
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as YamlMap)[key] : undefined;
}

function keys(root: unknown, section: string): string[] {
  const entries = at(root, section);
  return typeof entries === "object" && entries !== null && !Array.isArray(entries) ? Object.keys(entries) : [];
}

/** Rows of every section, known or not; resources may have a property of that name that is none. */
function rowsIn(root: unknown): string[] {
  const found: string[] = [];
  for (const [section, value] of Object.entries(root ?? {})) {
    if (section !== "resources" && section !== "environments") collectRows(value, found);
  }
  return [...new Set(found)];
}

function collectRows(value: unknown, found: string[]): void {
  if (typeof value !== "object" || value === null) return;
  const row = at(value, "row");
  if (row !== undefined) found.push(...texts(row));
  for (const item of Object.values(value)) collectRows(item, found);
}
