import { basename, dirname } from "node:path";
import { joinPath } from "../evidence";
import { type BoardSpec, compareProblems, type Problem } from "../model";
import { type BoardFile, boardFile } from "./board-schema";
import { boardFlaws } from "./check-board";
import { roomFiles } from "./files";
import { shapeProblems } from "./issues";
import type { Catalogue, Override } from "./load";
import { readSource, type Source } from "./source";

/** The dashboards of `dashboards/` and what is wrong with their files. */
export interface Boards {
  readonly boards: readonly BoardSpec[];
  /** Built-in dashboards that a later folder replaced. */
  readonly overrides: readonly Override[];
  readonly problems: readonly Problem[];
}

interface Read {
  readonly file: BoardFile;
  readonly source: Source;
}

/** Reads folders of dashboards, the built-in one first. A later folder replaces a dashboard of the same name. */
export function loadBoards(folders: readonly string[], catalogue: Pick<Catalogue, "concepts" | "kinds">): Boards {
  const problems: Problem[] = [];
  const overrides: Override[] = [];
  const byName = new Map<string, Read>();
  for (const folder of folders) {
    const found = roomFiles(folder);
    problems.push(...found.problems);
    for (const path of found.files) {
      const read = readBoard(path, problems);
      if (!read) continue;
      const earlier = byName.get(read.file.dashboard);
      if (earlier) overrides.push({ name: read.file.dashboard, by: path, instead: earlier.source.file });
      byName.set(read.file.dashboard, read);
    }
  }
  const all = [...byName.values()].sort((a, b) => (a.file.dashboard < b.file.dashboard ? -1 : 1));
  for (const { file, source } of all) {
    const others = all.filter((other) => other.source !== source).map((other) => other.file);
    for (const { path, ...flaw } of boardFlaws(file, basename(source.file), others, catalogue)) {
      problems.push({ ...flaw, at: source.at(path), path: joinPath(path) });
    }
  }
  return { boards: all.map(specOf), overrides, problems: problems.sort(compareProblems) };
}

function readBoard(path: string, problems: Problem[]): Read | undefined {
  const source = readSource(path, dirname(path));
  if (!("value" in source)) {
    problems.push(source);
    return undefined;
  }
  const parsed = boardFile.safeParse(source.value);
  if (parsed.success) return { file: parsed.data, source };
  problems.push(...shapeProblems(source, boardFile, parsed.error.issues));
  return undefined;
}

function specOf({ file: { dashboard, ...rest }, source }: Read): BoardSpec {
  return { ...(rest as Omit<BoardSpec, "name" | "file">), name: dashboard, file: source.file };
}
