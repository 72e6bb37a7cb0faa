import { pathKeys } from "../evidence";
import type { Problem } from "../model";
import { shapeProblems } from "./issues";
import { type RawSystem, systemSchema } from "./schema/system";
import type { Tree, YamlMap } from "./tree";

/** What stands in for a required key while the rest of a broken file is examined. */
const standIns: YamlMap = {
  system: "system",
  title: "",
  language: "en",
  timezone: "UTC",
  document: { name: "", version: "" },
  where: { aws: "main" },
};

/**
 * Everything that does not match the grammar, taken out of the tree, so that values and names in the rest are examined
 * in the same run. `root` is absent when the file is no map at all.
 */
export function takeOutMisfits(tree: Tree): { problems: Problem[]; root?: YamlMap & RawSystem } {
  const problems: Problem[] = [];
  takeOutExtensions(tree.root);
  while (isMap(tree.root)) {
    const root = tree.root as YamlMap & RawSystem;
    const checked = systemSchema().safeParse(root);
    if (checked.success) return { problems, root };
    const found = shapeProblems(tree, systemSchema(), checked.error.issues);
    problems.push(...found);
    if (!found.map((problem) => takeOut(root, problem)).includes(true)) break;
  }
  return { problems: problems.length > 0 ? problems : noMap(tree) };
}

/** Keys that begin with `x-`, of the file and of its entries, are anybody's: anchors, texts for other programs. */
function takeOutExtensions(root: unknown): void {
  if (!isMap(root)) return;
  const { logs, ...sections } = root;
  const within = [sections, ...(isMap(logs) ? [logs] : [])].flatMap((part) => Object.values(part)).filter(isMap);
  const entries = within.flatMap((section) => Object.values(section)).filter(isMap);
  for (const map of [root, ...entries]) {
    for (const key of Object.keys(map)) if (key.startsWith("x-")) delete map[key];
  }
}

function isMap(value: unknown): value is YamlMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function noMap(tree: Tree): Problem[] {
  const checked = systemSchema().safeParse(tree.root);
  return checked.success ? [] : shapeProblems(tree, systemSchema(), checked.error.issues);
}

/** Removes an unknown key, or else the entry that a problem stands in. False when nothing is left to remove. */
function takeOut(root: YamlMap, problem: Problem): boolean {
  const keys = pathKeys(problem.path ?? "");
  const [section] = keys;
  if (section === undefined) return false;
  if (problem.code === "SPEC-UNKNOWN-KEY") return remove(root, keys);
  if (Object.hasOwn(standIns, section)) {
    const changed = root[section] !== standIns[section];
    root[section] = standIns[section];
    return changed;
  }
  return remove(root, keys.slice(0, section === "logs" ? 3 : 2));
}

function remove(root: YamlMap, keys: readonly string[]): boolean {
  let here: YamlMap = root;
  for (const key of keys.slice(0, -1)) {
    const next = here[key];
    if (typeof next !== "object" || next === null) return false;
    here = next as YamlMap;
  }
  const last = keys.at(-1) as string;
  const present = Object.hasOwn(here, last);
  delete here[last];
  return present;
}
