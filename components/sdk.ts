import type { Problem } from "../core/model";
import { installLine } from "./package-manager";

/** What is wrong when a package that deploying needs is not installed beside hozen, with the command that installs it. */
export function missingSdk(name: string, reason: string, project: string): Problem[] {
  if (isInstalled(name)) return [];
  const change = installLine(project, [name]);
  return [{ code: "CONFIG-SDK", what: `${reason} needs a package that is not installed`, given: name, change }];
}

/** Looked up where the component that loads it would look, or from a folder. */
export function isInstalled(name: string, folder?: string): boolean {
  try {
    require.resolve(`${name}/package.json`, folder === undefined ? {} : { paths: [folder] });
    return true;
  } catch {
    return false;
  }
}
