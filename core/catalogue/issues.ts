import type { z } from "zod";
import { joinPath } from "../evidence";
import { suggest } from "../loader/suggest";
import type { Problem } from "../model";
import { languages } from "../platforms";
import type { Path, Source } from "./source";

type Issue = z.core.$ZodIssue;

/** Problems of a file that does not match its schema, each at the place to change. */
export function shapeProblems(source: Source, shape: z.ZodType, issues: readonly Issue[]): Problem[] {
  return issues.flatMap((issue) => {
    const path = issue.path.filter((part): part is string | number => typeof part !== "symbol");
    if (issue.code !== "unrecognized_keys") return [valueProblem(source, path, issue)];
    return issue.keys.map((key) => unknownKey(source, shape, [...path, key]));
  });
}

function unknownKey(source: Source, shape: z.ZodType, path: Path): Problem {
  const key = String(path[path.length - 1]);
  const known = keysAt(shape, path.slice(0, -1), source.value);
  return {
    code: "CATALOGUE-KEY",
    at: source.at(path),
    path: joinPath(path),
    what: "unknown key",
    given: key,
    allowed: known.join(", "),
    change: suggest(key, known, "remove it"),
  };
}

function valueProblem(source: Source, path: Path, issue: Issue): Problem {
  const given = valueAt(source.value, path);
  const place = { at: source.at(path), path: joinPath(path) };
  if (given === undefined) {
    return { code: "CATALOGUE-MISSING", ...place, what: "missing", ...expected(issue), change: "write it" };
  }
  const allowed = expected(issue).allowed;
  return {
    code: "CATALOGUE-VALUE",
    ...place,
    what: "not an allowed value",
    given: JSON.stringify(given),
    ...expected(issue),
    change: suggest(String(given), allowed?.split(", ") ?? [], "change it"),
  };
}

function expected(issue: Issue): { allowed?: string } {
  if (issue.code === "invalid_value") return { allowed: issue.values.map(String).join(", ") };
  if (issue.code === "invalid_type") return { allowed: issue.expected };
  if (issue.code === "too_small") {
    return { allowed: `${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}` };
  }
  if (issue.code === "invalid_union" && issue.discriminator) return { allowed: [...languages().keys()].join(", ") };
  return {};
}

function valueAt(value: unknown, path: Path): unknown {
  let here = value;
  for (const part of path) {
    if (typeof here !== "object" || here === null) return undefined;
    here = (here as Record<string | number, unknown>)[part];
  }
  return here;
}

/** The keys the schema knows at a path, following the value where the schema branches. */
function keysAt(shape: z.ZodType, path: Path, value: unknown): string[] {
  let here: unknown = shape;
  let inside = value;
  for (const part of [...path, undefined]) {
    here = branch(unwrap(here), inside);
    if (part === undefined) break;
    const { def } = here as {
      def: { type: string; shape?: Record<string, unknown>; valueType?: unknown; element?: unknown };
    };
    here = def.type === "object" ? def.shape?.[part] : (def.valueType ?? def.element);
    inside = valueAt(inside, [part]);
  }
  const { def } = here as { def: { shape?: object } };
  return Object.keys(def.shape ?? {});
}

function unwrap(schema: unknown): unknown {
  const { def } = schema as { def: { type: string; innerType?: unknown } };
  return def.type === "optional" ? unwrap(def.innerType) : schema;
}

function branch(schema: unknown, value: unknown): unknown {
  const { def } = schema as { def: { type: string; options?: readonly unknown[] } };
  if (def.type !== "union") return schema;
  const language = valueAt(value, ["language"]);
  return def.options?.find((option) => literalLanguage(option) === language) ?? schema;
}

function literalLanguage(option: unknown): unknown {
  const { def } = option as { def: { shape: { language: { def: { values: readonly unknown[] } } } } };
  return def.shape.language.def.values[0];
}
