import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

/** The folder of the Pulumi project around this one, as Pulumi itself finds it; the folder itself where there is none. */
function projectFolder(folder: string): string {
  for (let here = folder; ; here = dirname(here)) {
    if (existsSync(join(here, "Pulumi.yaml"))) return here;
    if (dirname(here) === here) return folder;
  }
}

/** Commands work in the project's folder, wherever in it they are started. */
export function enterProject(): void {
  process.chdir(projectFolder(process.cwd()));
}

/** A path as the user gave it, from the folder the command will work in. */
export function userPath(given: string): string {
  const project = projectFolder(process.cwd());
  return project === process.cwd() ? given : relative(project, resolve(given));
}

export function userPaths(given: string, before: readonly string[] = []): string[] {
  return [...before, userPath(given)];
}
