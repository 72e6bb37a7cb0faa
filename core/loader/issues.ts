import type { z } from "zod";
import type { Problem } from "../model";
import { knownKeys, meaningOf } from "./grammar";
import { suggest } from "./suggest";
import type { Key, Tree } from "./tree";

export { suggest } from "./suggest";

type Issue = z.core.$ZodIssue;

/** Problems of a tree that does not match the schema, each at the place to change. */
export function shapeProblems(tree: Tree, schema: z.ZodType, issues: readonly Issue[]): Problem[] {
  return issues.flatMap((issue) => problemsOf(tree, schema, issue, issue.path as Key[]));
}

function problemsOf(tree: Tree, schema: z.ZodType, issue: Issue, path: readonly Key[]): Problem[] {
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(tree, schema, path, key));
  const given = valueAt(tree.root, path);
  if (issue.code === "invalid_union") {
    const branch = fittingBranch(issue.errors, given);
    if (branch) return branch.flatMap((inner) => problemsOf(tree, schema, inner, [...path, ...(inner.path as Key[])]));
  }
  const allowed = allowedBy(issue, meaningOf(schema, path));
  const place = placeOf(tree, path);
  if (given === undefined) {
    return [{ code: "SPEC-MISSING-KEY", ...place, what: "missing", allowed, change: "write it" }];
  }
  if (given === null) {
    const change = "write it, or take the key out";
    return [{ code: "SPEC-TYPE", ...place, what: "nothing is written here", allowed, change }];
  }
  const options = issue.code === "invalid_value" ? issue.values.map(String) : [];
  const change = typeof given === "object" ? "change it" : suggest(String(given), options, "change it");
  return [{ code: "SPEC-TYPE", ...place, what: "not an allowed value", given: short(given), allowed, change }];
}

function unknownKey(tree: Tree, schema: z.ZodType, path: readonly Key[], key: string): Problem {
  const known = knownKeys(schema, path);
  const container = valueAt(tree.root, path) as object;
  return {
    code: "SPEC-UNKNOWN-KEY",
    ...tree.keyPlace(container, key),
    what: "unknown key",
    given: key,
    allowed: known.join(", "),
    change: suggest(key, known, "remove it"),
  };
}

/** Of the branches of a union, the one for maps when a map is given: its complaints are the useful ones. */
function fittingBranch(errors: readonly (readonly Issue[])[], given: unknown): readonly Issue[] | undefined {
  if (typeof given !== "object" || given === null) return undefined;
  return errors.find((branch) => !branch.some((issue) => issue.code === "invalid_type" && issue.path.length === 0));
}

/** What would be accepted, and what it means. */
function allowedBy(issue: Issue, meaning: string | undefined): string {
  const kind = kindsOf(issue).join(", ");
  return meaning === undefined ? kind : `${kind} (${meaning})`;
}

const kinds: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a map",
  record: "a map",
};

function kindsOf(issue: Issue): string[] {
  switch (issue.code) {
    case "invalid_type":
      return [kinds[issue.expected] ?? issue.expected];
    case "invalid_value":
      return issue.values.map(String);
    case "too_small":
      return [`${issue.minimum} or more`];
    case "invalid_union": {
      const inner = new Set(issue.errors.flatMap((branch) => branch.slice(0, 1).flatMap(kindsOf)));
      const anyScalar = ["a text", "a number", "true or false"].every((kind) => inner.has(kind));
      return anyScalar
        ? ["a value", ...[...inner].filter((kind) => kind === "a list" || kind === "a map")]
        : [...inner];
    }
    default:
      return [issue.message];
  }
}

function placeOf(tree: Tree, path: readonly Key[]): Pick<Problem, "at" | "path"> {
  const container = valueAt(tree.root, path.slice(0, -1));
  const key = path.at(-1);
  const isContainer = typeof container === "object" && container !== null;
  return tree.place(isContainer ? container : (tree.root as object), key);
}

/** What stands at a path, or undefined. */
export function valueAt(value: unknown, path: readonly Key[]): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, key)) return undefined;
    here = (here as Record<Key, unknown>)[key];
  }
  return here;
}

function short(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
