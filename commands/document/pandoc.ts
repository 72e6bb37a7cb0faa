import { spawnSync } from "node:child_process";
import type { Problem } from "../../core/model";

/** Extensions and pandoc's names of their formats: https://pandoc.org/MANUAL.html#general-options */
const formats: Readonly<Record<string, string>> = {
  ".md": "markdown",
  ".markdown": "markdown",
  ".txt": "markdown",
  ".adoc": "asciidoc",
  ".asciidoc": "asciidoc",
  ".rst": "rst",
  ".docx": "docx",
  ".odt": "odt",
  ".html": "html",
  ".htm": "html",
};

/** The format of a document by its extension; undefined for one that cannot be read. */
export function formatOf(extension: string): string | undefined {
  return formats[extension.toLowerCase()];
}

const limits = { timeout: 120_000, maxBuffer: 50_000_000 };

/**
 * Markdown of a document in another format. Pandoc gets the bytes on its input, no path and no shell, and may neither
 * read files nor use the network (`--sandbox`).
 */
export function convertToMarkdown(file: string, bytes: Buffer, format: string): string | Problem {
  const at = { file, line: 1, column: 1 };
  const known = spawnSync("pandoc", ["--list-input-formats"], { encoding: "utf8", ...limits });
  if (known.error) {
    const change = "install pandoc (apt-get install pandoc), or convert the document to Markdown";
    return {
      code: "DOCUMENT-PANDOC",
      at,
      what: `a document in ${format} is read by pandoc, which is not installed`,
      change,
    };
  }
  const names = known.stdout.split("\n");
  if (!names.includes(format)) {
    const change = "install a newer pandoc, or convert the document to Markdown";
    return { code: "DOCUMENT-PANDOC", at, what: `the installed pandoc does not read ${format}`, change };
  }
  const args = [`--from=${format}`, "--to=gfm", "--wrap=none", "--sandbox"];
  const { status, stdout, stderr } = spawnSync("pandoc", args, { input: bytes, encoding: "utf8", ...limits });
  if (status === 0) return stdout;
  const given = stderr.trim().split("\n")[0] ?? "";
  const change = "correct it, or convert it to Markdown";
  return { code: "DOCUMENT-CONVERSION", at, what: "pandoc cannot convert the document", given, change };
}
