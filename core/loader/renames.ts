import { intentSections, type Rename, type RenamedSection } from "../model";
import type { Reading } from "./reading";
import type { Key, YamlMap } from "./tree";

/** Sections whose entries have names that become names of resources. */
export const sections: readonly RenamedSection[] = [
  ...intentSections,
  "resources",
  "receivers",
  "routes",
  "escalations",
  "alerts",
  "events",
  "probes",
  "collectors",
];
const inLogs: readonly RenamedSection[] = ["stores", "counts", "queries"];

/** Earlier keys of the system, the oldest first. */
export function readWas(reading: Reading, root: YamlMap): string[] {
  return namesAt(root).map(({ name, container, key }) => {
    if (name === root.system) refuse(reading, container, key, "the system is called that already", name);
    return name;
  });
}

/** Entries that had other keys before; each earlier key belongs to one entry, and to none that still has it. */
export function readRenames(reading: Reading, root: YamlMap): Rename[] {
  const logs = root.logs as YamlMap | undefined;
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
    return was.length > 0 ? [{ section, key, was }] : [];
  });
}

/** The names of `was:`, each with where it stands. */
function namesAt(entry: YamlMap): { name: string; container: object; key: Key }[] {
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
