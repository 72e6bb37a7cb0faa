import { joinPath, pathKeys } from "../evidence";
import { type Problem, type System, sectionNames } from "../model";
import { namedSections, namings } from "./identities";
import { inLogs } from "./renames";
import { Tree, type YamlMap } from "./tree";

/** What of a file with problems can be planned, so that a problem of one entry does not hide those of the others. */
export interface Unbroken {
  /** Without the entries that have problems, and without those that name one of these. */
  readonly system: System;
  /** Whether a problem of that system is one of the file: none of an entry that is about the same thing as a broken one. */
  readonly holds: (problem: Problem) => boolean;
}

/** What entries can be about. */
const subjects = ["resources", "probes", "logs.counts", "logs.stores"];
/** Everything that notifies goes through these: they stay, so that nobody is missing. */
const notification = ["receivers", "routes", "escalations"];
/** An entry of these that is about nothing may be for all of the section: the waits of all jobs, a repository. */
const common = ["jobs", "maintenance", "backups", "recovery"];
const others = ["alerts", "events", "collectors", "procedures", "checks", "unmapped", "findings", "acknowledgements"];
const sections = new Set<string>([
  ...["resources", "probes", "logs.stores", "logs.counts", "logs.queries"],
  ...notification,
  ...others,
  ...sectionNames,
]);

/** Undefined where a problem is of the whole file: then nothing can be said of the rest. `text` is the file as written. */
export function unbrokenPart(system: System, text: string, problems: readonly Problem[]): Unbroken | undefined {
  const broken = new Set<string>();
  for (const { path } of problems) {
    const entry = entryAt(path);
    if (entry === undefined) return undefined;
    broken.add(entry);
  }
  if (!notifies(system, broken)) return undefined;
  const edges = namingsIn(new Tree(system.file, text));
  const removed = closed(new Set([...broken].filter((entry) => !notification.includes(sectionOf(entry)))), edges);
  const silent = silenced(removed, broken, edges);
  const kept = (path: string) => !removed.has(entryAt(path) ?? "");
  return {
    system: without(system, kept),
    holds: ({ at, path }) => {
      const entry = at?.file === system.file ? entryAt(path) : undefined;
      return entry !== undefined && !silent.has(entry) && !silent.has(sectionOf(entry));
    },
  };
}

/** The entry a path is in: `alerts.cpu`, `logs.stores.app`; undefined for what is of the whole file. */
function entryAt(path = ""): string | undefined {
  const keys = pathKeys(path);
  const depth = keys[0] === "logs" ? 3 : 2;
  return keys.length >= depth && sections.has(keys.slice(0, depth - 1).join("."))
    ? joinPath(keys.slice(0, depth))
    : undefined;
}

function sectionOf(entry: string): string {
  return pathKeys(entry).slice(0, -1).join(".");
}

/** Whether every receiver, route and escalation with a problem could be read all the same. */
function notifies({ receivers, routes, escalations }: System, broken: ReadonlySet<string>): boolean {
  const read = new Set([...receivers, ...routes, ...escalations].map(({ path }) => entryAt(path)));
  return [...broken].every((entry) => !notification.includes(sectionOf(entry)) || read.has(entry));
}

/** Which entry names which, by their paths. */
type Edges = readonly (readonly [by: string, of: string])[];

function namingsIn(tree: Tree): Edges {
  return namedSections.flatMap((section) => {
    const folder = (inLogs as readonly string[]).includes(section) ? ["logs", section] : [section];
    return namings(tree.root as YamlMap, section).flatMap(({ by, name }) => {
      const from = entryAt(tree.place(by).path);
      return from === undefined ? [] : [[from, joinPath([...folder, name])] as const];
    });
  });
}

/** With everything that names one of them, directly or not. */
function closed(entries: ReadonlySet<string>, edges: Edges): ReadonlySet<string> {
  const all = new Set(entries);
  for (let before = -1; before !== all.size; ) {
    before = all.size;
    for (const [by, of] of edges) if (all.has(of)) all.add(by);
  }
  return all;
}

/** What cannot be judged without the removed: what they name, and what is about the same; with what is for all of a section, the section. */
function silenced(removed: ReadonlySet<string>, broken: ReadonlySet<string>, edges: Edges): ReadonlySet<string> {
  const named = edges.filter(([by]) => removed.has(by)).map(([, of]) => of);
  const shared = new Set(named.filter((of) => subjects.includes(sectionOf(of))));
  const besides = edges.filter(([, of]) => shared.has(of)).map(([by]) => by);
  const attached = new Set([...removed].filter((one) => edges.some(([by, of]) => by === one && shared.has(of))));
  const alone = [...removed].filter((one) => !attached.has(one) && common.includes(sectionOf(one)));
  return new Set([...removed, ...broken, ...named, ...besides, ...alone.map(sectionOf)]);
}

interface Placed {
  readonly path: string;
}

function without(system: System, isKept: (path: string) => boolean): System {
  const { logs, renames = [] } = system;
  const kept = ({ path }: Placed) => isKept(path);
  const entries = Object.fromEntries(
    sectionNames.map((section) => [section, (system[section] as readonly Placed[]).filter(kept)]),
  ) as unknown as Pick<System, (typeof sectionNames)[number]>;
  // A probe's own path is what it asks for.
  const written = (id: string) => renames.find((one) => one.section === "probes" && one.id === id)?.name ?? id;
  return {
    ...system,
    ...entries,
    resources: system.resources.filter(kept),
    alerts: system.alerts.filter(kept),
    events: system.events.filter(kept),
    probes: system.probes.filter(({ key }) => isKept(joinPath(["probes", written(key)]))),
    ...(system.collectors && { collectors: system.collectors.filter(kept) }),
    logs: {
      ...logs,
      stores: logs.stores.filter(kept),
      counts: logs.counts.filter(kept),
      queries: logs.queries.filter(kept),
    },
  };
}
