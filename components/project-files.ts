import { existsSync, readdirSync, realpathSync } from "node:fs";
import { join, relative } from "node:path";

/** Where the data rooms that come with hozen are; beside the sources and, in the package, beside the compiled code. */
const builtIn = join(__dirname, __filename.endsWith(".ts") ? ".." : "../..");

/** The catalogue's folders: hozen's own, and the user's beside it. */
export function ruleFolders(project: string): string[] {
  return dataFolders(project, "alert-rules");
}

/** The folders of dashboards: hozen's own, and the user's beside it. */
export function boardFolders(project: string): string[] {
  return dataFolders(project, "dashboards");
}

/** The folders of price tables: hozen's own, and the user's beside it. */
export function priceFolders(project: string): string[] {
  return dataFolders(project, "prices");
}

function dataFolders(project: string, room: string): string[] {
  const own = join(project, room);
  const ours = join(builtIn, room);
  return [shown(ours), ...(own !== ours && existsSync(own) ? [shown(own)] : [])];
}

export function systemsFolder(project: string): string {
  return join(project, "systems");
}

/** A page of hozen's documentation, where the user has it. */
export function docPage(name: string): string {
  return shown(join(builtIn, "docs", name));
}

/** Keys of the system files, sorted; those that are links out of the project; and files that look like one and are not read. */
export function systemFiles(project: string): { keys: string[]; outside: string[]; misnamed: string[] } {
  const files = entriesOf(systemsFolder(project)) ?? [];
  const keys = files.filter((file) => file.endsWith(".yaml")).map((file) => file.slice(0, -".yaml".length));
  const outside = keys.filter((key) => !isInside(project, join(systemsFolder(project), `${key}.yaml`)));
  return { keys: keys.sort(), outside, misnamed: files.filter((file) => /\.(yml|YAML|YML)$/.test(file)).sort() };
}

/** A link that leads nowhere is inside: reading it says so. */
function isInside(project: string, file: string): boolean {
  if (!existsSync(file)) return true;
  return !relative(realpathSync(project), realpathSync(file)).startsWith("..");
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
