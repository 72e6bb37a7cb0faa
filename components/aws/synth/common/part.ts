import type { Position, Problem, ProblemCode, ResourceSpec, SynthesizedRule } from "../../../../core/model";

/** What one file of the dialect contributes to the synthesis. */
export interface Part {
  readonly declarations: readonly ResourceSpec[];
  readonly rules: readonly SynthesizedRule[];
  readonly problems: readonly Problem[];
}

export const nothing: Part = { declarations: [], rules: [], problems: [] };

/** Several contributions as one, in their order. */
export function joined(...parts: readonly Part[]): Part {
  return {
    declarations: parts.flatMap((part) => part.declarations),
    rules: parts.flatMap((part) => part.rules),
    problems: parts.flatMap((part) => part.problems),
  };
}

/** An entry of the system file, as problems point at it. */
export interface Entry {
  readonly at: Position;
  readonly path: string;
  readonly clauses: readonly string[];
}

/** A problem at an entry of the system file. */
export function problemAt(
  entry: Entry,
  code: ProblemCode,
  details: Pick<Problem, "what" | "given" | "allowed" | "change">,
): Problem {
  return {
    code,
    at: entry.at,
    path: entry.path,
    ...details,
    ...(entry.clauses.length > 0 && { clauses: entry.clauses }),
  };
}
