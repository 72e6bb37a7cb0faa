import { type Rename, type RenamedSection, sectionNames } from "../model";
import type { Reading } from "./reading";
import type { Key, YamlMap } from "./tree";

/** Sections whose entries have names that become names of resources. */
export const sections: readonly RenamedSection[] = [
  ...sectionNames,
  "resources",
  "receivers",
  "routes",
  "escalations",
  "alerts",
  "events",
  "probes",
  "collectors",
];
/** The same of `logs:`. */
export const inLogs: readonly RenamedSection[] = ["stores", "counts", "queries"];

/** The id of a system: the first name it ever had. */
export function systemId(root: YamlMap): string {
  return namesAt(root)[0]?.name ?? String(root.system);
}

/** Entries that had other keys before; each earlier key belongs to one entry, and to none that still has it. */
export function readRenames(reading: Reading, root: YamlMap): Rename[] {
  const logs = root.logs as YamlMap | undefined;
  for (const { name, container, key } of namesAt(root)) {
    if (name === root.system) refuse(reading, container, key, "the system is called that already", name);
  }
  return [
    ...sections.flatMap((section) => renamesIn(reading, section, root[section])),
    ...inLogs.flatMap((section) => renamesIn(reading, section, logs?.[section])),
  ];
}

function renamesIn(reading: Reading, section: RenamedSection, entries: unknown): Rename[] {
  const map = (entries ?? {}) as Readonly<Record<string, YamlMap>>;
  const claimed = new Map<string, string>();
  return Object.entries(map).flatMap(([key, entry]) => {
    const was = namesAt(entry).map(({ name, container, key: at }) => {
      const claimant = claimed.get(name);
      if (Object.hasOwn(map, name)) refuse(reading, container, at, "an entry of this section has that name", name);
      else if (claimant !== undefined) refuse(reading, container, at, `${claimant} had that name, too`, name);
      claimed.set(name, key);
      return name;
    });
    return was.length > 0 ? [{ section, name: key, id: was[0] as string }] : [];
  });
}

/** The names of `was:`, each with where it stands. */
export function namesAt(entry: YamlMap): { name: string; container: object; key: Key }[] {
  const { was } = entry;
  if (Array.isArray(was)) return was.map((name, key) => ({ name: String(name), container: was, key }));
  return was === undefined ? [] : [{ name: String(was), container: entry, key: "was" }];
}

function refuse(reading: Reading, container: object, key: Key, what: string, given: string): void {
  reading.problem("SPEC-WAS", reading.tree.place(container, key), {
    what,
    given,
    allowed: "names nothing has now, each claimed once",
    change: "take it out of was:, or rename the other one",
  });
}
