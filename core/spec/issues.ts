import { closest, distance } from "fastest-levenshtein";
import type { z } from "zod";
import type { Problem } from "../model";
import type { Key, Tree } from "./tree";

type Issue = z.core.$ZodIssue;

/** A did-you-mean when a known name is near, else the instruction given. */
export function suggest(given: string, known: readonly string[], otherwise: string): string {
  if (known.length === 0) return otherwise;
  const near = closest(given, [...known]);
  return distance(given, near) <= Math.max(2, Math.floor(given.length / 3)) ? `did you mean ${near}?` : otherwise;
}

/** Problems of a tree that does not match the schema, each at the place to change. */
export function shapeProblems(tree: Tree, schema: z.ZodType, issues: readonly Issue[]): Problem[] {
  return issues.flatMap((issue) => problemsOf(tree, schema, issue, issue.path as Key[]));
}

function problemsOf(tree: Tree, schema: z.ZodType, issue: Issue, path: readonly Key[]): Problem[] {
  if (issue.code === "unrecognized_keys") {
    const known = knownKeys(schema, path, valueAt(tree.root, path));
    return issue.keys.map((key) => ({
      code: "SPEC-UNKNOWN-KEY",
      ...placeOf(tree, [...path, key]),
      what: "unknown key",
      given: key,
      allowed: known.join(", "),
      change: suggest(key, known, "remove it"),
    }));
  }
  if (issue.code === "invalid_union") {
    const branch = fittingBranch(issue.errors, valueAt(tree.root, path));
    if (branch) return branch.flatMap((inner) => problemsOf(tree, schema, inner, [...path, ...(inner.path as Key[])]));
  }
  const given = valueAt(tree.root, path);
  if (given === undefined) {
    return [
      { code: "SPEC-MISSING-KEY", ...placeOf(tree, path), what: "missing", ...allowed(issue), change: "write it" },
    ];
  }
  const options = issue.code === "invalid_value" ? issue.values.map(String) : [];
  return [
    {
      code: "SPEC-TYPE",
      ...placeOf(tree, path),
      what: "not a value that fits here",
      given: short(given),
      ...allowed(issue),
      change: suggest(String(given), options, "change it"),
    },
  ];
}

/** Of the branches of a union, the one for maps when a map is given: its complaints are the useful ones. */
function fittingBranch(errors: readonly (readonly Issue[])[], given: unknown): readonly Issue[] | undefined {
  if (typeof given !== "object" || given === null) return undefined;
  return errors.find((branch) => !branch.some((issue) => issue.code === "invalid_type" && issue.path.length === 0));
}

function allowed(issue: Issue): { allowed?: string } {
  if (issue.code === "invalid_value") return { allowed: issue.values.map(String).join(", ") };
  if (issue.code === "invalid_type")
    return { allowed: issue.expected === "object" || issue.expected === "record" ? "a map" : issue.expected };
  if (issue.code === "invalid_format")
    return { allowed: String((issue as { pattern?: string }).pattern ?? issue.format) };
  if (issue.code === "invalid_union") return { allowed: "a value, or a map with `is`" };
  return {};
}

function placeOf(tree: Tree, path: readonly Key[]): Pick<Problem, "at" | "path"> {
  const parents = path.slice(0, -1);
  const container = valueAt(tree.root, parents);
  const key = path.at(-1);
  if (typeof container === "object" && container !== null) return tree.place(container, key);
  return tree.place(tree.root as object);
}

function valueAt(value: unknown, path: readonly Key[]): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== "object" || here === null) return undefined;
    here = (here as Record<Key, unknown>)[key];
  }
  return here;
}

function short(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

interface Definition {
  readonly type: string;
  readonly shape?: Record<string, unknown>;
  readonly innerType?: unknown;
  readonly valueType?: unknown;
  readonly element?: unknown;
  readonly options?: readonly unknown[];
}

/** The keys the schema knows where an unknown one was found. */
function knownKeys(schema: unknown, path: readonly Key[], value: unknown): string[] {
  const definition = definitionOf(schema);
  if (definition.type === "union") {
    return (
      (definition.options ?? [])
        .map((option) => knownKeys(option, path, value))
        .sort((a, b) => b.length - a.length)[0] ?? []
    );
  }
  const [key, ...rest] = path;
  if (key === undefined) return Object.keys(definition.shape ?? {});
  const next = definition.shape?.[key] ?? definition.valueType ?? definition.element;
  return next === undefined ? [] : knownKeys(next, rest, value);
}

function definitionOf(schema: unknown): Definition {
  const { def } = schema as { def: Definition };
  return def.type === "optional" ? definitionOf(def.innerType) : def;
}
