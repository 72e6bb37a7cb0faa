import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** A Pulumi CLI that is there and new enough. */
export interface Engine {
  /** Absolute path of the binary. */
  readonly path: string;
  readonly version: string;
}

/** There is no Pulumi CLI; the message says how to get one. */
export class NoEngineError extends Error {}

/** The version `package.json` pins: the oldest that suits. */
export function pinnedVersion(): string {
  const root = join(__dirname, __filename.endsWith(".ts") ? ".." : "../..");
  const file = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    devDependencies: Readonly<Record<string, string>>;
  };
  return file.devDependencies.pulumi as string;
}

/**
 * The Pulumi CLI to use: the first one on PATH of at least the pinned version, else the one `npx pulumi` and
 * `npm run engine` keep in PULUMI_HOME. Nothing is downloaded.
 */
export function findEngine(): Engine {
  const pinned = pinnedVersion();
  for (const path of candidates(pinned)) {
    const version = versionOf(path);
    if (version !== undefined && compareVersions(version, pinned) >= 0) return { path, version };
  }
  throw new NoEngineError(
    `no Pulumi CLI ${pinned} or newer on PATH or in ${homeOf()}; install it (https://www.pulumi.com/docs/install) or run: npx pulumi@${pinned} version`,
  );
}

function candidates(pinned: string): string[] {
  const binary = process.platform === "win32" ? "pulumi.exe" : "pulumi";
  // The wrapper npm puts on PATH downloads a CLI when run; only real ones count.
  const onPath = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
  return [...onPath, join(homeOf(), "versions", pinned, "bin")]
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, binary))
    .filter(existsSync);
}

function homeOf(): string {
  return process.env.PULUMI_HOME ?? join(homedir(), ".pulumi");
}

function versionOf(path: string): string | undefined {
  const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const { status, stdout } = spawnSync(path, ["version"], { encoding: "utf8", env, timeout: 20_000 });
  return status === 0 ? /^v?(\d+\.\d+\.\d+)/.exec(stdout.trim())?.[1] : undefined;
}

/** Negative when `a` is older than `b`. Both are `major.minor.patch`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split(".").map(Number)) as [number[], number[]];
  for (const at of [0, 1, 2]) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
