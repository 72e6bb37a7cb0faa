import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Catalogue } from "../../core/catalogue";
import { readDocument } from "../../core/document";
import { draftSystem, languageOf, type Platform } from "../../core/drafting";

/** The entry a person would write for a limit of a document. */
interface RightEntry {
  readonly line: number;
  readonly concept: string;
  readonly level: string;
  /** As the draft writes it; `?above` and `?gigabyte` where only a person knows. */
  readonly is: string;
}

interface EntriesFile {
  readonly platform: Platform;
  readonly entries: readonly RightEntry[];
}

/** How many of the limits of a document the draft has in the right entry. */
export interface Mapped {
  readonly file: string;
  readonly right: number;
  readonly of: number;
  readonly remarks: readonly string[];
}

/** Drafts from every document of a folder that has `<name>.entries.yaml` beside it. */
export function measureMapping(folder: string, catalogue: Catalogue): Mapped[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".entries.yaml"));
  return names.sort().flatMap((name) => {
    const file = name.replace(/\.entries\.yaml$/, ".md");
    if (!existsSync(join(folder, file))) return [];
    const { platform, entries } = parse(readFileSync(join(folder, name), "utf8")) as EntriesFile;
    return [mappingOf(file, readFileSync(join(folder, file), "utf8"), platform, entries, catalogue)];
  });
}

function mappingOf(
  file: string,
  text: string,
  platform: Platform,
  right: readonly RightEntry[],
  catalogue: Catalogue,
): Mapped {
  const { statements } = readDocument(text, file, { timezone: "Asia/Tokyo" });
  const draft = draftSystem(statements, {
    system: "sample",
    platform,
    language: languageOf(statements),
    timezone: "Asia/Tokyo",
    catalogue,
    kinds: new Map(),
    answers: new Map(),
    lines: new Map([[file, text.split(/\r?\n/)]]),
  });
  const alerts = draft.entries.filter(({ section }) => section === "alerts");
  const wrong = right.filter(
    ({ line, concept, level, is }) =>
      !alerts.some(
        ({ value, statements: own }) =>
          value.concept === concept &&
          own.some((statement) => statement.line === line) &&
          (value[level] as { readonly is?: unknown } | undefined)?.is === is,
      ),
  );
  const remarks = wrong.map(({ line, concept, level, is }) => `${file}:${line} no ${level} ${is} of ${concept}`);
  return { file, right: right.length - wrong.length, of: right.length, remarks };
}

/** Share of the limits of all documents, in percent. */
export function mappedShare(all: readonly Mapped[]): number {
  const sum = (key: "right" | "of") => all.reduce((total, one) => total + one[key], 0);
  return (100 * sum("right")) / Math.max(1, sum("of"));
}
