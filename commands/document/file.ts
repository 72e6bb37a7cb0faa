import { readFileSync, statSync } from "node:fs";
import { extname } from "node:path";
import { type DocumentReading, type ReadOptions, readDocument } from "../../core/document";
import type { Problem } from "../../core/model";
import { convertToMarkdown, formatOf } from "./pandoc";

/** A handbook of a thousand pages has 5 MB; anything above this is no document. */
const largest = 20_000_000;

/** What was read of a document file, and what is wrong with it; nothing where it cannot be read at all. */
export interface DocumentFile extends DocumentReading {
  /** The Markdown that the positions of the statements belong to: the file itself, or what pandoc made of it. */
  readonly text: string;
  readonly problems: readonly Problem[];
}

/** Reads a document file: Markdown itself, other formats by way of pandoc where it is installed. */
export function readDocumentFile(file: string, options: ReadOptions = {}): DocumentFile {
  const text = markdownOf(file);
  if (typeof text !== "string") return { text: "", statements: [], examples: [], problems: [text] };
  const control = controlProblem(file, text);
  return { text, ...readDocument(text, file, options), problems: control ? [control] : [] };
}

function markdownOf(file: string): string | Problem {
  const bytes = bytesOf(file);
  if (!Buffer.isBuffer(bytes)) return bytes;
  const format = formatOf(extname(file));
  if (format === undefined) return unknownFormat(file);
  if (format !== "markdown") return convertToMarkdown(file, bytes, format);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { code: "DOCUMENT-UTF8", at: start(file), what: "the document is not UTF-8", change: "save it as UTF-8" };
  }
}

function bytesOf(file: string): Buffer | Problem {
  try {
    const { size } = statSync(file);
    if (size <= largest) return readFileSync(file);
    return {
      code: "DOCUMENT-SIZE",
      at: start(file),
      what: "the document is too large",
      given: `${size} bytes`,
      allowed: `${largest} bytes`,
      change: "split it into several documents",
    };
  } catch (error) {
    const given = (error as NodeJS.ErrnoException).code ?? "";
    const change = "check its path and permissions";
    return { code: "DOCUMENT-FILE", at: start(file), what: "the document cannot be read", given, change };
  }
}

function unknownFormat(file: string): Problem {
  return {
    code: "DOCUMENT-FORMAT",
    at: start(file),
    what: "no format of a document by its extension",
    given: extname(file) || "none",
    allowed: ".md, .markdown, .txt; with pandoc .adoc, .rst, .docx, .odt, .html",
    change: "convert it to Markdown",
  };
}

/** All but tab and line ends. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** The document is read all the same: the rest of it says what it says. */
function controlProblem(file: string, text: string): Problem | undefined {
  const index = text.search(control);
  if (index < 0) return undefined;
  const lines = text.slice(0, index).split("\n");
  return {
    code: "DOCUMENT-CONTROL",
    at: { file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 },
    what: "the document holds a control character",
    given: `U+${text.charCodeAt(index).toString(16).toUpperCase().padStart(4, "0")}`,
    change: "remove it",
  };
}

function start(file: string): NonNullable<Problem["at"]> {
  return { file, line: 1, column: 1 };
}
