import { readdirSync } from "node:fs";
import { join, relative } from "node:path";

/** The catalogue that comes with hozen; beside the sources and, in the package, beside the compiled code. */
const builtInRules = join(__dirname, __filename.endsWith(".ts") ? ".." : "../..", "alert-rules");

/** The catalogue's folders: hozen's own, and the user's beside it. */
export function ruleFolders(project: string): string[] {
  const own = join(project, "alert-rules");
  return [shown(builtInRules), ...(own !== builtInRules && entriesOf(own) ? [shown(own)] : [])];
}

export function systemsFolder(project: string): string {
  return join(project, "systems");
}

/** Keys of the system files, sorted, and files that look like one and are not read. */
export function systemFiles(project: string): { keys: string[]; misnamed: string[] } {
  const files = entriesOf(systemsFolder(project)) ?? [];
  const keys = files.filter((file) => file.endsWith(".yaml")).map((file) => file.slice(0, -".yaml".length));
  return { keys: keys.sort(), misnamed: files.filter((file) => /\.(yml|YAML|YML)$/.test(file)).sort() };
}

/** Paths as a person in the project writes them, so that the same files give the same plan wherever they are. */
export function shown(path: string): string {
  return relative(process.cwd(), path);
}

function entriesOf(folder: string): string[] | undefined {
  try {
    return readdirSync(folder);
  } catch {
    return undefined;
  }
}
