import type { Plain } from "./draft";

/** What a second run changes, or leaves to a person. */
export interface Change {
  readonly path: readonly string[];
  /** `conflict`: the file and the document both changed it; the file keeps its own. */
  readonly kind: "added" | "changed" | "removed" | "conflict";
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * Three-way merge of an earlier draft, the file as people left it, and a new draft: what the document changed, except
 * where people changed it too.
 */
export function merge(base: Plain, mine: Plain, next: Plain, path: readonly string[] = []): Change[] {
  const keys = [...new Set([...Object.keys(base), ...Object.keys(next)])];
  return keys.flatMap((key) => mergeKey(base[key], mine[key], next[key], [...path, key]));
}

function mergeKey(base: unknown, mine: unknown, next: unknown, path: readonly string[]): Change[] {
  if (same(base, next) || same(mine, next)) return [];
  if (same(base, mine)) {
    if (isPlain(mine) && isPlain(next) && isPlain(base)) return merge(base, mine, next, path);
    if (base === undefined) return [{ path, kind: "added", after: next }];
    return next === undefined
      ? [{ path, kind: "removed", before: base }]
      : [{ path, kind: "changed", before: base, after: next }];
  }
  if (isPlain(mine) && isPlain(next)) return merge(isPlain(base) ? base : {}, mine, next, path);
  return [{ path, kind: "conflict", before: mine, after: next }];
}

function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Equal whatever the order of keys. */
function same(a: unknown, b: unknown): boolean {
  if (isPlain(a) && isPlain(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].every((key) => same(a[key], b[key]));
  }
  return JSON.stringify(a) === JSON.stringify(b);
}
