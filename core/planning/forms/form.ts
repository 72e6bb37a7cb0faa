import {
  everyPlanned,
  type MonitoredResource,
  type PlannedEntries,
  type ProviderName,
  type SectionKey,
  type SectionSpec,
  type System,
  valuesOf,
} from "../../model";

/** An entry and what is around it, as a form looks at it. */
export interface Entry {
  readonly spec: SectionSpec;
  readonly system: System;
  /** Kind of the resource it is about; empty where there is none. */
  readonly kind: string;
  /** What keeps the backups of that resource in a cluster. */
  readonly engine: string | undefined;
  readonly others: readonly SectionSpec[];
  /** Whether the file gives the key a value, deployed or accounted for. */
  readonly has: (name: FormKey) => boolean;
  /** The first spelling of a word, the text of a text. */
  readonly word: (name: SectionKey) => string | undefined;
}

/** A key of an entry of any section, or the resource it is about. */
export type FormKey = SectionKey | "on";

type Keys = readonly FormKey[] | ((entry: Entry) => readonly FormKey[]);

/** One thing an entry of a section can become. An entry may be several at once: a copy in a vault, and a job. */
export interface Form {
  /** In words, with what makes an entry one: "a job: task or run". */
  readonly name: string;
  readonly is: (entry: Entry) => boolean;
  /** Keys without which it would be nothing; of a list inside, one is enough. `on` is the resource it is about. */
  readonly needs?: readonly (FormKey | readonly FormKey[])[];
  /** Keys it reads besides. */
  readonly reads: Keys;
  /** Why its platform has no place for a key that people look for there, with the reference. */
  readonly lacks?: Readonly<Record<string, string>>;
  /** Platforms, one of which the system must be on. */
  readonly platforms?: readonly ProviderName[];
}

export function entryOf(
  spec: SectionSpec,
  system: System,
  entries: PlannedEntries,
  resources: ReadonlyMap<string, MonitoredResource>,
): Entry {
  const others = everyPlanned(entries).flatMap((other) => (other.spec === spec ? [] : [other.spec]));
  const own = spec.section === "backups" ? [spec] : [];
  const backups = [...own, ...entries.backups.flatMap((other) => (other.spec === spec ? [] : [other.spec]))];
  const values = new Map(valuesOf(spec).map((value) => [value.name, value]));
  return {
    spec,
    system,
    kind: resources.get(spec.on ?? "")?.kind ?? "",
    engine: backups.find(({ on, engine }) => on === spec.on && engine !== undefined)?.engine?.value,
    others,
    has: (name) => (name === "on" ? spec.on !== undefined : values.has(name)),
    word: (name) => {
      const value = values.get(name);
      return value?.type === "word" || value?.type === "text" ? value.stated.value : undefined;
    },
  };
}

export function keysOf(keys: Keys, entry: Entry): readonly FormKey[] {
  return typeof keys === "function" ? keys(entry) : keys;
}

/** Every key of the form, needed or not. */
export function readBy({ needs = [], reads }: Form, entry: Entry): readonly FormKey[] {
  return [...needs.flat(), ...keysOf(reads, entry)];
}
