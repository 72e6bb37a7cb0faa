import type { Intent, MonitoredResource, Planned, ProviderName, System } from "../../model";

/** An entry and what is around it, as a form looks at it. */
export interface Entry {
  readonly spec: Intent;
  readonly system: System;
  /** Kind of the resource it is about; empty where there is none. */
  readonly kind: string;
  /** What keeps the backups of that resource in a cluster. */
  readonly engine: string | undefined;
  readonly others: readonly Intent[];
  /** Whether the file gives the key a value, deployed or answered for. */
  readonly has: (name: string) => boolean;
  /** The first spelling of a word, the text of a text. */
  readonly word: (name: string) => string | undefined;
}

type Keys = readonly string[] | ((entry: Entry) => readonly string[]);

/** One thing an entry of a section can become. An entry may be several at once: a copy in a vault, and a job. */
export interface Form {
  /** In words, with what makes an entry one: "a job: task or run". */
  readonly name: string;
  readonly is: (entry: Entry) => boolean;
  /** Keys without which it would be nothing; of a list inside, one is enough. `on` is the resource it is about. */
  readonly needs?: readonly (string | readonly string[])[];
  /** Keys it reads besides. */
  readonly reads: Keys;
  /** Platforms, one of which the system must be on. */
  readonly platforms?: readonly ProviderName[];
}

export function entryOf(
  { spec }: Planned<Intent>,
  system: System,
  intents: readonly Planned<Intent>[],
  resources: ReadonlyMap<string, MonitoredResource>,
): Entry {
  const others = intents.flatMap((other) => (other.spec === spec ? [] : [other.spec]));
  const owner = [spec, ...others].find(
    (one) => one.section === "backups" && one.on === spec.on && one.values.engine !== undefined,
  );
  const word = (intent: Intent | undefined, name: string): string | undefined => {
    const value = intent?.values[name];
    return value?.type === "word" || value?.type === "text" ? value.stated.value : undefined;
  };
  return {
    spec,
    system,
    kind: resources.get(spec.on ?? "")?.kind ?? "",
    engine: word(owner, "engine"),
    others,
    has: (name) => (name === "on" ? spec.on !== undefined : Object.hasOwn(spec.values, name)),
    word: (name) => word(spec, name),
  };
}

export function keysOf(keys: Keys, entry: Entry): readonly string[] {
  return typeof keys === "function" ? keys(entry) : keys;
}

/** Every key of the form, needed or not. */
export function readBy({ needs = [], reads }: Form, entry: Entry): readonly string[] {
  return [...needs.flat(), ...keysOf(reads, entry)];
}
