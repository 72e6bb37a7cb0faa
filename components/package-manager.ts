import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

type PackageManager = "npm" | "pnpm" | "yarn";

const lockFiles: readonly (readonly [string, PackageManager])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["package-lock.json", "npm"],
];

/** The command that adds packages to a project, by the package manager that project uses. */
export function installLine(project: string, packages: readonly string[], use?: "development"): string {
  const manager = packageManagerOf(project);
  const development = use && ` ${manager === "npm" ? "--save-dev" : "-D"}`;
  return `${manager} ${manager === "npm" ? "install" : "add"}${development ?? ""} ${packages.join(" ")}`;
}

/** How a command of an installed package is run. */
export function runLine(project: string, command: string): string {
  return `${{ npm: "npx", pnpm: "pnpm exec", yarn: "yarn" }[packageManagerOf(project)]} ${command}`;
}

/** As the project says, else as its lock file or that of the workspace around it does, else who runs hozen. */
function packageManagerOf(project: string): PackageManager {
  return fromFiles(project) ?? named(process.env.npm_config_user_agent) ?? "npm";
}

function fromFiles(folder: string): PackageManager | undefined {
  const manifest = join(folder, "package.json");
  const said = existsSync(manifest) ? /"packageManager": *"([^"]+)"/.exec(readFileSync(manifest, "utf8"))?.[1] : "";
  const found = named(said) ?? lockFiles.find(([file]) => existsSync(join(folder, file)))?.[1];
  return found ?? (dirname(folder) === folder ? undefined : fromFiles(dirname(folder)));
}

/** The name that `pnpm/10.1.0 npm/? node/v22` or `yarn@4.1.0` starts with. */
function named(text = ""): PackageManager | undefined {
  return (["pnpm", "yarn", "npm"] as const).find((manager) => text.startsWith(manager));
}
