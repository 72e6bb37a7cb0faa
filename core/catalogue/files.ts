import { type Dirent, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../model";

/** Files of one data room, and what in it is not read. */
export interface RoomFiles {
  /** Sorted. */
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

export interface CatalogueFiles {
  /** `<folder>/<concept>.yaml`, sorted. */
  readonly concepts: readonly string[];
  /** `<folder>/<provider>/<kind>.yaml`, sorted. */
  readonly sheets: readonly string[];
  readonly problems: readonly Problem[];
}

/** The YAML files of a folder of alert rules: concepts at its top, sheets one level below. */
export function catalogueFiles(folder: string): CatalogueFiles {
  const top = read(folder);
  const below = top.folders.map(read);
  return {
    concepts: top.files,
    sheets: below.flatMap(({ files }) => files),
    problems: [...top.problems, ...below.flatMap(({ problems, folders }) => [...problems, ...folders.map(tooDeep)])],
  };
}

/** The YAML files of a folder of dashboards or prices. */
export function roomFiles(folder: string): RoomFiles {
  const { files, folders, problems } = read(folder);
  return { files, problems: [...problems, ...folders.map(tooDeep)] };
}

function read(folder: string): RoomFiles & { readonly folders: readonly string[] } {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith("."))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const files = entries.filter(({ name }) => /\.ya?ml$/i.test(name));
    const folders = entries.filter((entry) => !files.includes(entry) && isFolder(folder, entry));
    const paths = (some: readonly Dirent[]) => some.map(({ name }) => join(folder, name));
    return { files: paths(files), folders: paths(folders), problems: [] };
  } catch (error) {
    return { files: [], folders: [], problems: [unreadable(folder, error)] };
  }
}

function isFolder(folder: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return statSync(join(folder, entry.name), { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function tooDeep(folder: string): Problem {
  return {
    code: "CATALOGUE-FILE",
    at: { file: folder, line: 1, column: 1 },
    what: "a folder whose files are not read",
    change: "move its files one level up, or out of here",
  };
}

function unreadable(folder: string, error: unknown): Problem {
  return {
    code: "CATALOGUE-FILE",
    what: "the folder cannot be read",
    given: `${folder} (${(error as NodeJS.ErrnoException).code ?? "error"})`,
    change: "make it a folder that can be read",
  };
}
