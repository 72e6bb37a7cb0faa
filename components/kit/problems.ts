import type { Position, Problem, ProblemCode } from "../../core/model";

/** An entry of the system file, as problems point at it. */
export interface Entry {
  readonly at: Position;
  readonly path: string;
  readonly clauses: readonly string[];
}

/** A planned entry of a section. */
interface PlannedEntry {
  readonly spec: Pick<Entry, "at" | "path">;
  readonly clauses: readonly string[];
}

/** A problem at an entry of the system file, or at one of its values. */
export function problemAt(
  entry: Entry | PlannedEntry,
  code: ProblemCode,
  details: Pick<Problem, "what" | "given" | "allowed" | "change">,
  value?: Pick<Entry, "at" | "path">,
): Problem {
  const { at, path } = value ?? ("spec" in entry ? entry.spec : entry);
  return { code, at, path, ...details, ...(entry.clauses.length > 0 && { clauses: entry.clauses }) };
}
