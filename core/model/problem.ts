import { formatPosition, type Position } from "./position";
import type { ProblemCode } from "./problem-codes";

/**
 * Something wrong that a person must change. Problems are collected and reported all at once; a plan with problems is
 * never deployed. Codes are stable: `docs/problems.md` lists each with an example.
 */
export interface Problem {
  /** Stable code, e.g. `SPEC-UNIT`. Prefix: SPEC, CATALOGUE, PLAN, CONFIG, or the provider's name. */
  readonly code: ProblemCode;
  /** Where the offending text stands; absent only when no file is to blame. */
  readonly at?: Position;
  /** Path inside the file, e.g. `alerts["web.cpu"].warning.is`. */
  readonly path?: string;
  /** What is wrong, in the user's terms: lower case, no full stop. */
  readonly what: string;
  /** The value as given. */
  readonly given?: string;
  /** What would be accepted. */
  readonly allowed?: string;
  /** What to change, as an instruction. */
  readonly change?: string;
  /** The clauses concerned, if any. */
  readonly clauses?: readonly string[];
}

/** Reports a problem or a note; the receiver adds the position. */
export type Complain = (code: ProblemCode, detail: Pick<Problem, "what" | "given" | "allowed" | "change">) => void;

/** One problem as one line: `file:line:column  CODE  path: what, value given, values allowed, what to change`. */
export function formatProblem(problem: Problem): string {
  const place = problem.at ? `${formatPosition(problem.at)}  ` : "";
  const path = problem.path ? `${problem.path}: ` : "";
  const parts = [problem.what];
  if (problem.given !== undefined) parts.push(`given ${problem.given}`);
  if (problem.allowed !== undefined) parts.push(`allowed ${problem.allowed}`);
  if (problem.change !== undefined) parts.push(problem.change);
  return terminalText(`${place}${problem.code}  ${path}${parts.join("; ")}`);
}

/** Characters that control a terminal or turn the direction of writing around, written as their code. */
export function terminalText(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** `1 problem`, `3 problems`; the plural where it is no mere `s`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** Order for reports: by file, line, column, then code, so that output is the same byte for byte. */
export function compareProblems(a: Problem, b: Problem): number {
  const key = (p: Problem): [string, number, number, string, string] => [
    p.at?.file ?? "",
    p.at?.line ?? 0,
    p.at?.column ?? 0,
    p.code,
    `${p.path ?? ""}${p.what}`,
  ];
  const left = key(a);
  const right = key(b);
  for (let i = 0; i < left.length; i++) {
    const l = left[i] as string | number;
    const r = right[i] as string | number;
    if (l !== r) return l < r ? -1 : 1;
  }
  return 0;
}

/** Thrown only at the outermost edge (program, package users), carrying every problem found. */
export class ProblemsError extends Error {
  /** Pulumi shows the message of such an error alone, without a stack trace. */
  readonly __pulumiRunError = true;

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.name = "ProblemsError";
  }
}

/** Sorted, and each told once: two levels of one alert may fail for the same reason. */
export function distinctProblems(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [formatProblem(problem), problem])).values()].sort(compareProblems);
}
