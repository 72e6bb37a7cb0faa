import { readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, relative } from "node:path";
import { CORE_SCHEMA, load } from "js-yaml";
import { isMap, isScalar, LineCounter, type Node, parse, parseDocument, YAMLParseError } from "yaml";
import type { Position, Problem } from "../model";
import { compiledValue, type FileShape } from "./compiled";

/** Larger files are refused unread: the whole built-in catalogue has under 100 kB. */
const largestFile = 500_000;
/** Deeper files are refused unparsed, because the parser calls itself for each level. */
const deepestLevel = 100;

export type Path = readonly (string | number)[];

/** One YAML file of the catalogue: its value, and where things stand in it (worked out only when asked for). */
export interface Source {
  readonly file: string;
  readonly value: unknown;
  /** Whether the build has checked its shape. */
  readonly isChecked: boolean;
  /** Position of the entry at `path`, or of the nearest entry above that exists. */
  readonly at: (path: Path) => Position;
}

/**
 * Reads a file on the fast path, without positions. A file that is no YAML becomes a problem, and so does a link to
 * what is outside of the folder that holds the data rooms: what is deployed is what is reviewed.
 */
export function readSource(file: string, room: string, shape?: FileShape): Source | Problem {
  const text = readText(file, room);
  if (typeof text !== "string") return text;
  const at = (path: Path) => locate(file, text, path);
  const compiled = shape && compiledValue(shape, text);
  if (compiled !== undefined) return { file, value: compiled, isChecked: true, at };
  if (isDeep(text)) return fileProblem(file, `nested deeper than ${deepestLevel} levels`, "flatten it");
  try {
    const value = readQuickly(text) ?? (parse(text, { prettyErrors: false, merge: true }) as unknown);
    if (value === null || value === undefined) {
      return fileProblem(file, "the file is empty", "write what it is for, or remove the file");
    }
    if (isEndless(value)) return fileProblem(file, "a value holds itself", "write the value instead of the alias");
    return { file, value, isChecked: false, at };
  } catch (error) {
    return syntaxProblem(file, text, error);
  }
}

/**
 * The value alone, from the parser that is four times as fast. What it cannot read is left to `yaml`, whose errors have
 * a place; so are files with anchors, whose expansion `yaml` limits.
 */
function readQuickly(text: string): unknown {
  if (/[&*][A-Za-z]/.test(text)) return undefined;
  try {
    return load(text, { schema: CORE_SCHEMA });
  } catch {
    return undefined;
  }
}

/** Whether some value is, through an alias, a part of itself. */
function isEndless(value: unknown, above: readonly unknown[] = []): boolean {
  if (typeof value !== "object" || value === null) return false;
  return above.includes(value) || Object.values(value).some((item) => isEndless(item, [...above, value]));
}

function readText(file: string, room: string): string | Problem {
  try {
    const status = statSync(file);
    // Reading a pipe or a device would never end.
    if (!status.isFile()) return fileProblem(file, "not a file", "replace it by a file, or remove it");
    if (relative(realpathSync.native(dirname(room)), realpathSync.native(file)).startsWith("..")) {
      return fileProblem(file, "a link that leads out of the project", "put the file itself here");
    }
    const { size } = status;
    if (size > largestFile) return fileProblem(file, "the file is too large", "split it", `${size} bytes`);
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const utf8 = error instanceof TypeError;
    return utf8
      ? fileProblem(file, "the file is not UTF-8", "save it as UTF-8")
      : fileProblem(
          file,
          "the file cannot be read",
          "check its path and permissions",
          (error as NodeJS.ErrnoException).code,
        );
  }
}

/** Whether brackets, or dashes and spaces before a line's text, make more levels than allowed. */
function isDeep(text: string): boolean {
  let depth = 0;
  let indent = 0;
  for (const letter of text) {
    if (letter === "[" || letter === "{") depth++;
    else if (letter === "]" || letter === "}") depth--;
    indent =
      letter === " " || letter === "-" || letter === "?" ? indent + 1 : letter === "\n" ? 0 : Number.NEGATIVE_INFINITY;
    if (depth > deepestLevel || indent > 4 * deepestLevel) return true;
  }
  return false;
}

function fileProblem(file: string, what: string, change: string, given?: string): Problem {
  return { code: "CATALOGUE-FILE", at: { file, line: 1, column: 1 }, what, ...(given && { given }), change };
}

/** The parser's own positions are worked out for every error of a file, which takes long when there are thousands. */
function syntaxProblem(file: string, text: string, error: unknown): Problem {
  const before = text.slice(0, error instanceof YAMLParseError ? error.pos[0] : 0).split("\n");
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: "CATALOGUE-YAML",
    at: { file, line: before.length, column: (before[before.length - 1]?.length ?? 0) + 1 },
    what: `not readable as YAML: ${message.split("\n")[0]?.replace(/\.$/, "")}`,
    change: "correct the YAML here",
  };
}

function locate(file: string, text: string, path: Path): Position {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true });
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
    const node = (pair?.key ?? document.getIn(path.slice(0, length), true)) as Node | undefined;
    if (node?.range) return positionAt(file, lines, node.range[0]);
  }
  return { file, line: 1, column: 1 };
}

function positionAt(file: string, lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { file, line, column: col };
}
