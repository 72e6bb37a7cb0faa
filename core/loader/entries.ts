import type { Reading } from "./reading";
import type { Place, YamlMap } from "./tree";

/** One named entry of a section, ready to be read: its raw map, its place, and the heading path in force inside. */
export interface Entry {
  readonly key: string;
  readonly raw: YamlMap;
  readonly place: Place;
  readonly from: string;
  readonly title: string;
}

/** The entries of a section, in the order they are written. */
export function entriesOf(reading: Reading, container: YamlMap | undefined, section: string, from = ""): Entry[] {
  const entries = container?.[section] as YamlMap | undefined;
  return Object.entries(entries ?? {}).map(([key, value]) => {
    const raw = value as YamlMap;
    return {
      key,
      raw,
      place: reading.tree.place(raw),
      from: typeof raw.from === "string" ? raw.from : from,
      title: typeof raw.title === "string" ? raw.title : key,
    };
  });
}

/** The plain settings of an entry: every key that is not one of the named ones. */
export function propertiesOf(raw: YamlMap, named: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(raw)
      .filter(([key]) => !named.includes(key))
      .map(([key, value]) => [key, String(value)]),
  );
}

/** Key of a map as the type the schema has checked, or undefined. */
export function optional<T>(raw: YamlMap, key: string): T | undefined {
  return raw[key] === undefined || raw[key] === null ? undefined : (raw[key] as T);
}

/** Leaves keys without a value out, so that the model's optional keys stay absent. */
export function compact<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
