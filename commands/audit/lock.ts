import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Section } from "../../core/audit";

/** A section that reads otherwise than when somebody last took note of it, is new, or is gone. */
export interface ChangedSection {
  readonly file: string;
  readonly heading: readonly string[];
  /** 1 where the section is gone. */
  readonly line: number;
  readonly change: "changed" | "new" | "gone";
}

const head =
  "# What the operations document said when somebody last took note of it: hozen audit --accept writes this.\n";

/** The file beside the system file that holds the fingerprints of its document. */
export function lockFile(project: string, system: string): string {
  return join(project, "systems", `${system}.lock`);
}

/** What differs from the accepted document; nothing where none was accepted yet. */
export function changedSections(
  lock: string,
  documents: readonly { readonly file: string; readonly sections: readonly Section[] }[],
): ChangedSection[] {
  if (!existsSync(lock)) return [];
  const accepted = new Map(
    readFileSync(lock, "utf8")
      .split("\n")
      .filter((line) => /^[0-9a-f]{12} {2}/.test(line))
      .map((line) => [line.slice(14), line.slice(0, 12)] as const),
  );
  const now = new Set<string>();
  const changed = documents.flatMap(({ file, sections }) =>
    sections.flatMap(({ heading, line, fingerprint }): ChangedSection[] => {
      const name = nameOf(file, heading);
      now.add(name);
      const before = accepted.get(name);
      if (before === fingerprint) return [];
      return [{ file, heading, line, change: before === undefined ? "new" : "changed" }];
    }),
  );
  const gone = [...accepted.keys()]
    .filter((name) => !now.has(name))
    .map((name): ChangedSection => {
      const [file = "", ...heading] = name.split(" > ");
      return { file, heading, line: 1, change: "gone" };
    });
  return [...changed, ...gone];
}

/** Takes note of the documents as they are. */
export function acceptSections(
  lock: string,
  documents: readonly { readonly file: string; readonly sections: readonly Section[] }[],
): void {
  const lines = documents.flatMap(({ file, sections }) =>
    sections.map(({ heading, fingerprint }) => `${fingerprint}  ${nameOf(file, heading)}`),
  );
  writeFileSync(lock, `${head}${lines.join("\n")}\n`);
}

function nameOf(file: string, heading: readonly string[]): string {
  return [file, ...heading].join(" > ").replace(/\s+/g, " ");
}
