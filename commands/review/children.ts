import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Snapshot, type SnapshotOptions, snapshotVersion } from "./snapshot";

/** A hozen that can plan: its compiled code, or its sources run through the ts-node of a checkout. */
export interface Planner {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** The plan of one revision could not be made; the message is what the child said. */
export class PlanFailed extends Error {}

/** The hozen in a folder, if it is there and can make snapshots. `sources` prefers what is not compiled. */
export function plannerIn(folder: string, sources: boolean): Planner | undefined {
  const compiled = join(folder, "dist/commands/review/child.js");
  if (!sources && existsSync(compiled)) return { command: [compiled], environment: {} };
  const source = join(folder, "commands/review/child.ts");
  const project = join(folder, "tsconfig.json");
  if (!existsSync(source) || !existsSync(project)) return undefined;
  const tsNode = require.resolve("ts-node/dist/bin.js");
  return {
    command: [tsNode, "--cwdMode", "--project", project, source],
    environment: { TS_NODE_PROJECT: project },
  };
}

/** Plans in a child process. */
export function plan(planner: Planner, options: SnapshotOptions, out: string): Promise<Snapshot> {
  const { project, stack, asOf } = options;
  const child = spawn(process.execPath, [...planner.command, project, stack, asOf, out], {
    cwd: project,
    env: { ...process.env, ...planner.environment },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== 0) return reject(new PlanFailed(said.trim() || `ended with ${code}`));
      const snapshot = JSON.parse(readFileSync(out, "utf8")) as Snapshot;
      if (snapshot.version === snapshotVersion) resolve(snapshot);
      else reject(new PlanFailed(`hozen ${snapshot.hozen} writes plans this one cannot compare`));
    });
  });
}
