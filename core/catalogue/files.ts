import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../model";

export interface CatalogueFiles {
  /** `<folder>/<concept>.yaml`, sorted. */
  readonly concepts: readonly string[];
  /** `<folder>/<provider>/<kind>.yaml`, sorted. */
  readonly sheets: readonly string[];
  readonly problems: readonly Problem[];
}

/** The YAML files of a folder of alert rules: concepts at its top, sheets one level below. */
export function catalogueFiles(folder: string): CatalogueFiles {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith("."));
    return {
      concepts: entries.filter((entry) => isYaml(entry.name)).map((entry) => join(folder, entry.name)),
      sheets: folders.flatMap((entry) => yamlIn(join(folder, entry.name))),
      problems: [],
    };
  } catch (error) {
    return { concepts: [], sheets: [], problems: [unreadable(folder, error)] };
  }
}

/** The YAML files of a folder of dashboards, sorted. */
export function boardFiles(folder: string): { files: readonly string[]; problems: readonly Problem[] } {
  try {
    return { files: yamlIn(folder), problems: [] };
  } catch (error) {
    return { files: [], problems: [{ ...unreadable(folder, error), what: "the folder of dashboards cannot be read" }] };
  }
}

function yamlIn(folder: string): string[] {
  return readdirSync(folder)
    .filter(isYaml)
    .sort()
    .map((name) => join(folder, name));
}

function isYaml(name: string): boolean {
  return /\.ya?ml$/.test(name) && !name.startsWith(".");
}

function unreadable(folder: string, error: unknown): Problem {
  return {
    code: "CATALOGUE-FILE",
    what: "the folder of alert rules cannot be read",
    given: `${folder} (${(error as NodeJS.ErrnoException).code ?? "error"})`,
    change: "check the path",
  };
}
