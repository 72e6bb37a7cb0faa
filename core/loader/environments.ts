import { joinPath, pathKeys } from "../evidence";
import type { Problem } from "../model";
import { isLooser } from "./looser";
import { nearest } from "./suggest";
import type { Key, Place, Tree, YamlMap } from "./tree";

/** One change as the YAML has it; anything may be missing, for it is read before the schema has looked. */
interface Change extends YamlMap {
  readonly change: string;
}

interface Target {
  readonly container: YamlMap;
  readonly key: Key;
  readonly keys: readonly string[];
}

/**
 * Applies the changes of one environment to the tree, in place, and checks those of all of them. A change replaces one
 * value that stands in the file; what it puts there is then validated like the rest.
 */
export function applyEnvironments(tree: Tree, environment: string, asOf: string): Problem[] {
  const environments = entries((tree.root as YamlMap).environments);
  return environments.flatMap(([name, changes]) =>
    entries(changes).flatMap(([, change]) => (isChange(change) ? examine(tree, change, name, environment, asOf) : [])),
  );
}

function examine(tree: Tree, change: Change, name: string, environment: string, asOf: string): Problem[] {
  const place = tree.place(change, "change");
  const target = targetOf(tree.root, change.change);
  if ("nearest" in target) return [unknownPath(place, change.change, target.nearest)];
  const looser = isProduction(name) && change.until === undefined && isLooser(target.keys, target.container, change.to);
  if (name === environment) tree.graft(target.container, target.key, change, "to");
  if (looser) return [endless(place, change)];
  return name === environment && typeof change.until === "string" && change.until < asOf ? [expired(tree, change)] : [];
}

/** `prod` and its like, such as one for each region: `prod-eu`, `eu-prod`, `prod2`. */
function isProduction(name: string): boolean {
  return /(^|-)(prod\d*|production|prd|live)(-|$)/i.test(name);
}

function unknownPath(place: Place, given: string, nearest: string | undefined): Problem {
  const change = nearest === undefined ? "correct the path" : `did you mean ${nearest}?`;
  return { code: "SPEC-ENV-PATH", ...place, what: "this path does not exist", given, change };
}

function endless(place: Place, { change, to }: Change): Problem {
  return {
    code: "SPEC-ENV-UNTIL",
    ...place,
    what: "loosens a documented value in prod without an end",
    given: `${change} to ${typeof to === "object" ? JSON.stringify(to) : String(to)}`,
    change: "add until: YYYY-MM-DD",
  };
}

function expired(tree: Tree, change: Change): Problem {
  return {
    code: "SPEC-ENV-EXPIRED",
    ...tree.place(change, "until"),
    what: "this change has expired",
    given: String(change.until),
    change: "take it out, or decide again with a new date",
  };
}

/** The value a path names; else the path with its first wrong key replaced by the nearest one. */
function targetOf(root: unknown, path: string): Target | { nearest: string | undefined } {
  const keys = pathKeys(path);
  const last = keys.at(-1);
  if (last === undefined || keys[0] === "environments" || keys[0] === "system") return { nearest: undefined };
  let here = root as YamlMap;
  for (const [at, key] of keys.entries()) {
    // The length of a list is not written in the file.
    if (!Object.hasOwn(here, key) || (Array.isArray(here) && !/^\d+$/.test(key)))
      return { nearest: nearestPath(keys, at, Object.keys(here)) };
    if (at < keys.length - 1) {
      const next = here[key];
      if (typeof next !== "object" || next === null) return { nearest: pathOf(keys.slice(0, at + 1)) };
      here = next as YamlMap;
    }
  }
  return { container: here, key: Array.isArray(here) ? Number(last) : last, keys };
}

function nearestPath(keys: readonly string[], at: number, known: readonly string[]): string | undefined {
  const near = nearest(keys[at] as string, known);
  return near === undefined ? undefined : pathOf([...keys.slice(0, at), near, ...keys.slice(at + 1)]);
}

function pathOf(keys: readonly string[]): string {
  return joinPath(keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key)));
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function isChange(value: unknown): value is Change {
  return typeof value === "object" && value !== null && typeof (value as YamlMap).change === "string" && "to" in value;
}
