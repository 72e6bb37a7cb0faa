import { accessSync, constants } from "node:fs";
import { join } from "node:path";

/** Where the first of these programs lies; administrators' folders are outside the PATH of others. */
export function programPath(...names: readonly string[]): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(":"), "/usr/sbin"];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(runs);
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** For the hook or test that needs a program of a Debian package: leaves it out, aloud, where there is none. */
export function needProgram(context: Mocha.Context, name: string, debianPackage: string): void {
  if (programPath(name) === undefined) leaveOut(context, `${name} is missing: apt-get install ${debianPackage}`);
}

/** Leaves a suite or a test out and says why; with `CI=true` nothing may be left out, and it fails. */
export function leaveOut(context: Mocha.Context, why: string): never {
  if (process.env.CI === "true") throw new Error(why);
  console.warn(`\n  !!! LEFT OUT: ${context.test?.parent?.title ?? "tests"}: ${why}\n`);
  return context.skip();
}
