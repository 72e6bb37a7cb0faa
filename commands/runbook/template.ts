import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Clause, ClauseId, Language, Problem } from "../../core/model";
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
  const files = folders.flatMap((folder) =>
    [
      join(folder.path, language, `${page}.md`),
      ...(folder.language === undefined || folder.language === language ? [join(folder.path, `${page}.md`)] : []),
    ].filter((file) => isPage(folder, file)),
  );
  const [found] = files;
  return found === undefined ? undefined : readFileSync(found, "utf8");
}

/** Pages of a project that are no file of it: what is published is what is reviewed. */
export function foreignPages(folder: PageFolder): Problem[] {
  if (!existsSync(folder.path)) return [];
  const names = readdirSync(folder.path, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
  return names
    .sort()
    .filter((name) => !isPage(folder, join(folder.path, name)))
    .map((name) => ({
      code: "RUNBOOK-FILE",
      at: { file: `runbooks/${name}`, line: 1, column: 1 },
      what: "no file of this project, so it is not published",
      change: "put the page itself here",
    }));
}

/** A file of the project whose folder this is; a link that leads nowhere is none. */
function isPage({ path }: PageFolder, file: string): boolean {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
  return !relative(realpathSync(dirname(path)), realpathSync(file)).startsWith("..");
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
