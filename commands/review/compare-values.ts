import type { Cited, ValueChange } from "./changes";
import type { StatedValue } from "./stated-values";

export type Clauses = ReadonlyMap<string, Cited>;

interface Side {
  readonly values: readonly StatedValue[];
  readonly clauses: Clauses;
}

/** Values that differ, by path; a value that moved to another path is recognised by its clause. */
export function compareValues(before: Side, after: Side): ValueChange[] {
  const pairs = pair(before.values, after.values);
  return pairs.flatMap(([from, to]) => {
    if (from && to && from.written === to.written && sameQuotes(from, to, before.clauses, after.clauses)) return [];
    const { path, role } = (to ?? from) as StatedValue;
    const was = cite(from, before.clauses);
    const becomes = cite(to, after.clauses);
    return [{ path, role, ...(from && { from: from.written }), ...(to && { to: to.written }), was, becomes }];
  });
}

/** Old and new value of what is the same thing. */
export function pair(
  before: readonly StatedValue[],
  after: readonly StatedValue[],
): [StatedValue | undefined, StatedValue | undefined][] {
  const old = new Map(before.map((value) => [value.path, value]));
  const now = new Map(after.map((value) => [value.path, value]));
  const vanished = before.filter(({ path }) => !now.has(path));
  const moved = new Map(vanished.flatMap((value) => value.clauses.map((id) => [keyOf(id, value), value] as const)));
  const taken = new Set<StatedValue>();
  const pairs = after.map((to): [StatedValue | undefined, StatedValue] => {
    const from = old.get(to.path) ?? to.clauses.flatMap((id) => moved.get(keyOf(id, to)) ?? [])[0];
    if (!from || taken.has(from)) return [undefined, to];
    taken.add(from);
    return [from, to];
  });
  const gone = before.filter((value) => !taken.has(value));
  return [...pairs, ...gone.map((from): [StatedValue, undefined] => [from, undefined])];
}

function keyOf(clause: string, value: StatedValue): string {
  return `${clause} ${value.role}`;
}

function cite(value: StatedValue | undefined, clauses: Clauses): Cited[] {
  return (value?.clauses ?? []).flatMap((id) => clauses.get(id) ?? []);
}

/** Whether the document is quoted with the same words. */
function sameQuotes(from: StatedValue, to: StatedValue, before: Clauses, after: Clauses): boolean {
  const quotes = (value: StatedValue, clauses: Clauses): string =>
    cite(value, clauses)
      .map(({ id, quote }) => `${id} ${quote}`)
      .join("\n");
  return quotes(from, before) === quotes(to, after);
}
