import { severities } from "../model";
import type { Reading } from "./reading";
import type { Names } from "./references";
import { inLogs, namesAt, sections } from "./renames";
import type { YamlMap } from "./tree";

type Detail = Parameters<Reading["problem"]>[2];

/**
 * An entry is known by its id: the first key it ever had. Names on the platform and in Pulumi are made of ids, so a
 * rename changes none of them.
 *
 * The keys of renamed entries, and everything that names one, are replaced by ids before the file is read; places keep
 * the key as it is written. What still uses an earlier key is a problem, because the file no longer has that name.
 */
export function useIdentities(reading: Reading, root: YamlMap, written: Names): void {
  const logs = (root.logs ?? {}) as YamlMap;
  const groups = [
    ...sections.map((section) => ({ section, entries: root[section] as YamlMap | undefined })),
    ...inLogs.map((section) => ({ section, entries: logs[section] as YamlMap | undefined })),
  ];
  for (const { section, entries } of groups) {
    const renamed = renamedIn(entries);
    for (const [key, id] of [...renamed]) {
      const refused = refusal(section, key, id);
      if (!refused) continue;
      renamed.delete(key);
      reading.problem("SPEC-WAS", reading.tree.place((entries as YamlMap)[key] as object, "was"), refused);
    }
    if (renamed.size === 0) continue;
    const earlier = new Map([...renamed].map(([key, id]) => [id, key]));
    const resources = new Set(Object.keys(root.resources ?? {}));
    const names = { section, renamed, earlier, written, resources };
    for (const pointer of pointers[section] ?? []) point(reading, root, pointer, names);
    for (const [key, id] of renamed) reading.tree.rename(entries as YamlMap, key, id);
  }
}

/** Of one section: today's keys to ids, ids to today's keys; and every name the file has today. */
interface Renamed {
  readonly section: string;
  readonly renamed: ReadonlyMap<string, string>;
  readonly earlier: ReadonlyMap<string, string>;
  readonly written: Names;
  /** Ids of resources. */
  readonly resources: ReadonlySet<string>;
}

function renamedIn(entries: YamlMap | undefined): Map<string, string> {
  const renamed = new Map<string, string>();
  for (const [key, entry] of Object.entries(entries ?? {})) {
    const first = namesAt(entry as YamlMap)[0]?.name;
    if (first !== undefined && first !== key) renamed.set(key, first);
  }
  return renamed;
}

/** Why an entry cannot be known by its first name. */
function refusal(section: string, key: string, id: string): Detail | undefined {
  const severity = section === "routes" ? severities.find((one) => one === key || one === id) : undefined;
  return (
    severity && {
      what: "alerts find the route of their severity by its name, so it cannot be renamed",
      given: `${id} is now ${key}`,
      change: `keep the name ${severity}, or take out was: and make another route`,
    }
  );
}

/** Where entries of a section are named: a key of the entries of some sections. */
interface Pointer {
  /** `alerts`, `logs.stores`, or `*` for every section whose entries say what they are `on`. */
  readonly sections: readonly string[];
  /** Every key, where there are none. */
  readonly keys?: readonly string[];
  /** Only what stands behind an `@`: `cpu.utilization@web`. */
  readonly behindAt?: boolean;
  /** What stands before the name: `probe.` in `on: probe.front`. */
  readonly prefix?: string;
}

/** Keys of an entry that hold sentences, not names. */
const prose = ["title", "was", "from", "runbook"];
const planned = ["slos", "backups", "recovery", "budgets", "maintenance", "jobs", "scaling", "security", "dashboards"];
const onSomething = ["alerts", "events", "collectors", ...planned];
const targets: readonly Pointer[] = [
  { sections: onSomething, keys: ["on", "alternatives"] },
  { sections: ["dashboards"], behindAt: true },
];

const pointers: Readonly<Record<string, readonly Pointer[]>> = {
  resources: [
    ...targets,
    { sections: ["logs.stores"], keys: ["source"] },
    { sections: planned, keys: ["in", "scope", "vault", "account"] },
  ],
  probes: targets.map((pointer) => ({ ...pointer, prefix: "probe." })),
  counts: targets.map((pointer) => ({ ...pointer, prefix: "log." })),
  stores: [
    { sections: ["logs.counts", "logs.queries"], keys: ["in"] },
    { sections: ["logs.stores"], keys: ["within"] },
    { sections: planned, keys: ["on"] },
    { sections: ["security"], keys: ["store"] },
  ],
  queries: [{ sections: ["dashboards"] }],
  routes: [
    { sections: ["alerts", "alerts.levels", "events", ...planned], keys: ["notify"] },
    { sections: ["escalations"], keys: ["routes"] },
  ],
  receivers: [{ sections: ["routes"], keys: ["to"] }],
  alerts: [{ sections: planned, keys: ["alarms", "alerts", "mutes", "except"] }],
  maintenance: [{ sections: ["slos", "maintenance"], keys: ["excludes"] }],
  jobs: [{ sections: ["jobs", "maintenance"], keys: ["after"] }],
};

/** Sections whose entries others name. */
export const namedSections = ["resources", "probes", "counts", "stores", "alerts", "maintenance", "jobs"] as const;

/** Everything in a file that names an entry of a section, with the map it is in. */
export function namings(
  root: YamlMap,
  section: (typeof namedSections)[number],
): { readonly by: YamlMap; readonly name: string }[] {
  return (pointers[section] ?? []).flatMap((pointer) =>
    pointer.sections
      .flatMap((at) => entriesAt(root, at))
      .flatMap((by) =>
        keysOf(by, pointer)
          .flatMap((key) => itemsIn(by[key]))
          .flatMap((item) => nameIn(item, pointer)?.bare ?? [])
          .map((name) => ({ by, name })),
      ),
  );
}

function keysOf(entry: YamlMap, { keys }: Pointer): readonly string[] {
  return (keys ?? Object.keys(entry).filter((key) => !prose.includes(key))).filter((key) => Object.hasOwn(entry, key));
}

/** The texts of a name, a list of names, or a stated value that holds either. */
function itemsIn(value: unknown): string[] {
  if (typeof value === "string") return value.split(", ");
  if (typeof value !== "object" || value === null) return [];
  return partsOf(value).flatMap((key) => itemsIn((value as YamlMap)[key]));
}

function partsOf(value: object): readonly string[] {
  const keys = Array.isArray(value) ? Object.keys(value) : ["is", "deploy", "assume"];
  return keys.filter((key) => Object.hasOwn(value, key));
}

/** The name in a text, and what is before it; undefined for a text that names nothing of the pointer's. */
function nameIn(
  item: string,
  { prefix = "", behindAt = false }: Pointer,
): { before: string; bare: string } | undefined {
  const start = item.lastIndexOf("@") + 1;
  const name = item.slice(start);
  if ((behindAt && start === 0) || !name.startsWith(prefix)) return undefined;
  return { before: `${item.slice(0, start)}${prefix}`, bare: name.slice(prefix.length) };
}

function point(reading: Reading, root: YamlMap, pointer: Pointer, names: Renamed): void {
  for (const entry of pointer.sections.flatMap((section) => entriesAt(root, section))) {
    for (const key of keysOf(entry, pointer)) rewrite(reading, entry, key, pointer, names);
  }
}

function entriesAt(root: YamlMap, section: string): YamlMap[] {
  const [outer, inner] = section.split(".") as [string, string?];
  const entries = mapsIn(inner === undefined || inner === "levels" ? root[outer] : (root.logs as YamlMap)?.[inner]);
  return inner === "levels"
    ? entries.flatMap((entry) => severities.flatMap((level) => mapsIn([entry[level]])))
    : entries;
}

function mapsIn(value: unknown): YamlMap[] {
  const items = typeof value === "object" && value !== null ? Object.values(value) : [];
  return items.filter((item): item is YamlMap => typeof item === "object" && item !== null && !Array.isArray(item));
}

/** A name, a list of names, or a stated value that holds either. */
function rewrite(reading: Reading, container: YamlMap, key: string, pointer: Pointer, names: Renamed): void {
  const value = container[key];
  if (typeof value === "string") {
    container[key] = value
      .split(", ")
      .map((item) => identified(reading, { container, key }, item, pointer, names))
      .join(", ");
    return;
  }
  if (typeof value !== "object" || value === null) return;
  for (const inner of partsOf(value)) rewrite(reading, value as YamlMap, inner, pointer, names);
}

/** A resource and a log store may share a name: `on` then means the resource. */
function identified(
  reading: Reading,
  { container, key }: { container: object; key: string },
  item: string,
  pointer: Pointer,
  { section, renamed, earlier, written, resources }: Renamed,
): string {
  const found = nameIn(item, pointer);
  if (!found) return item;
  const { before, bare } = found;
  const { prefix = "" } = pointer;
  if (section === "stores" && key === "on" && resources.has(bare)) return item;
  const id = renamed.get(bare);
  if (id !== undefined) return `${before}${id}`;
  const successor = earlier.get(bare);
  if (successor !== undefined) {
    const taken = written.subject.includes(`${prefix}${bare}`);
    reading.problem("SPEC-REFERENCE", reading.tree.place(container, Array.isArray(container) ? Number(key) : key), {
      what: taken ? `this is also the first name of ${successor}` : "this entry has another name now",
      given: item,
      change: taken ? `rename one of the two, or take out was: of ${successor}` : `write ${prefix}${successor}`,
    });
  }
  return item;
}
