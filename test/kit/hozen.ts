import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "../..");

export interface CommandResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The `hozen` command in a process of its own, from the sources, run in a folder; the project's own by default. */
export function hozen(args: readonly string[], cwd: string = root): CommandResult {
  const tsNode = join(root, "node_modules/ts-node/dist/bin.js");
  const command = [tsNode, "--cwdMode", "--project", join(root, "tsconfig.json"), join(root, "commands/main.ts")];
  const env = { ...process.env, NO_COLOR: "1", TS_NODE_PROJECT: join(root, "tsconfig.json") };
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], {
    cwd,
    env,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}
