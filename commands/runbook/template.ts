import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Clause, ClauseId, Language } from "../../core/model";
import { quoted } from "./markdown";
import type { Words } from "./words";

const placeholder = /\{\{clause:([^}]*)\}\}/g;

/** Where pages are looked for: the project's own first, then those that come with hozen. */
export interface PageFolder {
  readonly path: string;
  /** Language of the pages directly in it; those of others stand in `<path>/<language>/`. Own pages: any. */
  readonly language?: Language;
}

/** A page as written by people; undefined when nobody has, in that language. */
export function findPage(folders: readonly PageFolder[], language: Language, page: string): string | undefined {
  const files = folders.flatMap((folder) => [
    join(folder.path, language, `${page}.md`),
    ...(folder.language === undefined || folder.language === language ? [join(folder.path, `${page}.md`)] : []),
  ]);
  for (const file of files) {
    try {
      return readFileSync(file, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
  return undefined;
}

/** By clause, the first of these pages that cites it. */
export function citationsIn(
  folders: readonly PageFolder[],
  language: Language,
  pages: readonly string[],
): ReadonlyMap<ClauseId, string> {
  const found = pages.flatMap((page) =>
    [...(findPage(folders, language, page) ?? "").matchAll(placeholder)].map(([, id = ""]) => [id, page] as const),
  );
  return new Map(found.reverse());
}

export interface FilledPage {
  /** Without its title. */
  readonly body: string;
  readonly cited: ReadonlySet<ClauseId>;
  /** Ids inside a sentence that this system does not have. */
  readonly unknown: readonly string[];
}

/**
 * Puts quoted values in the place of `{{clause:ID}}`. A list line that is only a clause of another system is left out: a
 * page may serve several.
 */
export function fillPage(text: string, clauses: ReadonlyMap<ClauseId, Clause>, words: Words): FilledPage {
  const cited = new Set<ClauseId>();
  const unknown: string[] = [];
  const fill = (whole: string, id: string): string => {
    const clause = clauses.get(id);
    if (!clause) unknown.push(id);
    else cited.add(id);
    return clause ? quoted(clause, words) : whole;
  };
  const lines = text
    .replace(/^# [^\n]*\n+/, "")
    .split("\n")
    .filter((line) => {
      const only = /^- \{\{clause:([^}]*)\}\}$/.exec(line)?.[1];
      return only === undefined || clauses.has(only);
    })
    .map((line) => line.replace(placeholder, fill));
  const body = lines.join("\n").replace(/\n## [^\n]*\s*$/, "\n");
  return { body: `${body.trimEnd()}\n`, cited, unknown };
}
