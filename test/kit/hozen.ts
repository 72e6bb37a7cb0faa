import { type SpawnSyncOptionsWithStringEncoding, spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "../..");

export interface CommandResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command as a user has it: compiled. Always of the sources beside it, so a test never sees an older one. */
export const builtCommand = join(root, "dist/commands/main.js");

// scripts/test has compiled once for all processes; a single file of tests does it by itself.
if (process.env.HOZEN_TEST_BUILT === undefined) {
  const { status, stdout } = spawnSync("npm", ["run", "--silent", "build"], { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(stdout);
  process.env.HOZEN_TEST_BUILT = "yes";
}

/** The `hozen` command in a process of its own, run in a folder; the project's own by default. */
export function hozen(
  args: readonly string[],
  cwd: string = root,
  options: Partial<SpawnSyncOptionsWithStringEncoding> = {},
): CommandResult {
  const { status, stdout, stderr } = spawnSync(process.execPath, [builtCommand, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: "1" },
    maxBuffer: 64 * 1024 * 1024,
    ...options,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}
