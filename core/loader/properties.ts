import type { Reading } from "./reading";
import type { Vocabulary } from "./references";
import { suggest } from "./suggest";
import type { YamlMap } from "./tree";

/** Keys of a resource that are no property of its kind. */
const own = ["title", "was", "from", "notes", "needs", "kind"];

/** Properties no kind has, and values that do not fit them; a kind nobody knows is reported elsewhere. */
export function checkProperties(reading: Reading, root: YamlMap, vocabulary: Vocabulary | undefined): void {
  for (const raw of Object.values((root.resources ?? {}) as Record<string, YamlMap>)) {
    const kind = vocabulary?.properties?.(String(raw.kind));
    if (!kind) continue;
    for (const [name, value] of Object.entries(raw)) {
      if (own.includes(name)) continue;
      if (!kind.names.includes(name)) unknownProperty(reading, raw, name, kind.names);
      else if (!reading.standsFor(raw, name)) misfit(reading, raw, name, kind.allowed(name, String(value)));
    }
  }
}

function unknownProperty(reading: Reading, raw: YamlMap, name: string, names: readonly string[]): void {
  reading.problem("SPEC-UNKNOWN-KEY", reading.tree.keyPlace(raw, name), {
    what: `no property of ${raw.kind}`,
    given: name,
    allowed: [...own, ...names].join(", "),
    change: suggest(name, [...own, ...names], "remove it"),
  });
}

function misfit(reading: Reading, raw: YamlMap, name: string, allowed: string | undefined): void {
  if (allowed === undefined) return;
  reading.problem("SPEC-VALUE", reading.tree.place(raw, name), {
    what: `not a value of this property of ${raw.kind}`,
    given: String(raw[name]),
    allowed,
    change: "correct it",
  });
}
