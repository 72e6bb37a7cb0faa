import { basename, dirname } from "node:path";
import type { Reading } from "./reading";
import { sections } from "./renames";
import type { RawSystem } from "./schema/system";
import type { YamlMap } from "./tree";

/** Sections whose keys become names of resources on a platform, or of pages. */
const named: readonly string[] = [...sections, "runbooks"];
const usable = /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/;

/** Names that a platform would refuse or confuse, and a file whose name is not its system's. */
export function checkNames(reading: Reading, root: YamlMap & RawSystem): void {
  checkFileName(reading, root);
  for (const section of named) checkSection(reading, root[section]);
  for (const section of Object.values(root.logs ?? {})) checkSection(reading, section);
}

/** In a project's `systems/` the file name decides the configuration prefix, so it must be the system's own. */
function checkFileName(reading: Reading, root: YamlMap & RawSystem): void {
  const { file } = reading.tree;
  const expected = `${root.system}.yaml`;
  if (basename(dirname(file)) !== "systems" || basename(file) === expected) return;
  reading.problem("SPEC-NAME", reading.tree.place(root, "system"), {
    what: "the file has the name of another system",
    given: basename(file),
    allowed: expected,
    change: "rename the file, or correct the name here",
  });
}

function checkSection(reading: Reading, section: unknown): void {
  if (typeof section !== "object" || section === null) return;
  const seen = new Map<string, string>();
  for (const key of Object.keys(section)) {
    const before = seen.get(key.toLowerCase());
    seen.set(key.toLowerCase(), key);
    if (before !== undefined) {
      reading.problem("SPEC-CASE", reading.tree.keyPlace(section, key), {
        what: "two names that differ only by case",
        given: `${before}, ${key}`,
        change: "rename one: platforms that ignore case would take them for the same",
      });
    }
    if (usable.test(key)) continue;
    reading.problem("SPEC-NAME", reading.tree.keyPlace(section, key), {
      what: "not usable as a name of resources",
      given: key,
      allowed: "letters, digits, and . _ - between them",
      change: "rename it; titles may hold any text",
    });
  }
}
