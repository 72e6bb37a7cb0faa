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
    { sections: planned, keys: ["in", "scope"] },
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
  alerts: [{ sections: planned, keys: ["alarms", "alerts", "mutes"] }],
  maintenance: [{ sections: ["slos", "maintenance"], keys: ["excludes"] }],
  jobs: [{ sections: ["jobs", "maintenance"], keys: ["after"] }],
};

function point(reading: Reading, root: YamlMap, pointer: Pointer, names: Renamed): void {
  for (const entry of pointer.sections.flatMap((section) => entriesAt(root, section))) {
    for (const key of pointer.keys ?? Object.keys(entry).filter((one) => !prose.includes(one))) {
      if (Object.hasOwn(entry, key)) rewrite(reading, entry, key, pointer, names);
    }
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
  const keys = Array.isArray(value) ? Object.keys(value) : ["is", "deploy", "assume"];
  for (const inner of keys) {
    if (Object.hasOwn(value, inner)) rewrite(reading, value as YamlMap, inner, pointer, names);
  }
}

/** A resource and a log store may share a name: `on` then means the resource. */
function identified(
  reading: Reading,
  { container, key }: { container: object; key: string },
  item: string,
  { prefix = "", behindAt = false }: Pointer,
  { section, renamed, earlier, written, resources }: Renamed,
): string {
  const start = item.lastIndexOf("@") + 1;
  if (behindAt && start === 0) return item;
  const name = item.slice(start);
  if (!name.startsWith(prefix)) return item;
  const bare = name.slice(prefix.length);
  if (section === "stores" && key === "on" && resources.has(bare)) return item;
  const id = renamed.get(bare);
  if (id !== undefined) return `${item.slice(0, start)}${prefix}${id}`;
  const successor = earlier.get(bare);
  if (successor !== undefined) {
    const taken = written.subject.includes(name);
    reading.problem("SPEC-REFERENCE", reading.tree.place(container, Array.isArray(container) ? Number(key) : key), {
      what: taken ? `this is also the first name of ${successor}` : "this entry has another name now",
      given: item,
      change: taken ? `rename one of the two, or take out was: of ${successor}` : `write ${prefix}${successor}`,
    });
  }
  return item;
}
