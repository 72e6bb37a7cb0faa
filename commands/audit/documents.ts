import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import type { AuditedDocument } from "../../core/audit";
import type { Problem, System } from "../../core/model";
import { readDocumentFile } from "../document/file";

export interface ReadDocuments {
  readonly documents: readonly AuditedDocument[];
  readonly problems: readonly Problem[];
}

/** Reads the documents of a system: those given, or else `document.file` of the system file, by the project's folder. */
export function documentsOf(project: string, system: System, given: readonly string[] = []): ReadDocuments {
  const named = given.length > 0 ? given : (system.document.files ?? []).map((file) => join(project, file));
  const problems: Problem[] = [];
  const documents = named.flatMap((pattern) => {
    const files = filesOf(pattern);
    if (files.length === 0) problems.push(absent(system, pattern));
    return files.map((file): AuditedDocument => {
      const shown = relative(project, file) || file;
      const read = readDocumentFile(file, { timezone: system.timezone });
      problems.push(...read.problems);
      return { file: shown, text: read.text, statements: read.statements.map((one) => ({ ...one, file: shown })) };
    });
  });
  return { documents, problems };
}

/** A path, whose last part may hold `*`. */
function filesOf(pattern: string): string[] {
  if (!basename(pattern).includes("*")) return existsSync(pattern) ? [pattern] : [];
  const folder = dirname(pattern);
  if (!existsSync(folder)) return [];
  const parts = basename(pattern).split("*");
  const matches = (name: string) => {
    let at = parts[0]?.length ?? 0;
    if (!name.startsWith(parts[0] ?? "") || !name.endsWith(parts.at(-1) ?? "")) return false;
    for (const part of parts.slice(1)) {
      at = name.indexOf(part, at);
      if (at < 0) return false;
      at += part.length;
    }
    return true;
  };
  return readdirSync(folder)
    .filter(matches)
    .sort()
    .map((name) => join(folder, name));
}

function absent(system: System, pattern: string): Problem {
  return {
    code: "AUDIT-DOCUMENT",
    at: { file: system.file, line: 1, column: 1 },
    path: "document.file",
    what: "there is no such document",
    given: pattern,
    change: "correct the path, from the folder of the project",
  };
}
