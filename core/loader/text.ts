import { readFileSync, statSync } from "node:fs";
import type { Problem, ProblemCode } from "../model";

/** A system file of 160 rows has 70 kB; anything above this is a mistake or an attack, and is not read. */
const largest = 500_000;

/** All but tab and line ends. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const controlCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** The text of a system file, or the one problem that makes it unreadable. */
export function readText(file: string): string | Problem {
  let bytes: Buffer;
  try {
    const status = statSync(file);
    // Reading a pipe or a device would never end.
    if (!status.isFile()) return problem(file, "SPEC-FILE", "not a file", "replace it by a file, or remove it");
    const { size } = status;
    if (size > largest) return sizeProblem(file, size);
    bytes = readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    return problem(file, "SPEC-FILE", "the file cannot be read", "check its path and permissions", code);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return problem(file, "SPEC-UTF8", "the file is not UTF-8", "save it as UTF-8");
  }
}

/** What is wrong with a text before it is parsed: size, emptiness, control characters. */
export function textProblem(file: string, text: string): Problem | undefined {
  if (text.length > largest) return sizeProblem(file, text.length);
  if (text.trim() === "")
    return problem(file, "SPEC-EMPTY", "the file is empty", "write the system, or remove the file");
  const at = text.search(controlCharacter);
  if (at < 0) return undefined;
  const lines = text.slice(0, at).split("\n");
  return {
    code: "SPEC-YAML",
    at: { file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 },
    what: "the text holds a control character",
    given: `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0")}`,
    change: "remove it",
  };
}

function sizeProblem(file: string, size: number): Problem {
  const change = "split it into several systems";
  return {
    ...problem(file, "SPEC-SIZE", "the file is too large", change, `${size} bytes`),
    allowed: `${largest} bytes`,
  };
}

function problem(file: string, code: ProblemCode, what: string, change: string, given?: string): Problem {
  return { code, at: { file, line: 1, column: 1 }, what, ...(given !== undefined && { given }), change };
}
