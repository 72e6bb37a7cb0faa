import { writeFileSync } from "node:fs";
import { optimizeForShortRun } from "../short-run";
import { type SnapshotOptions, takeSnapshot } from "./snapshot";

// One revision and stack in a process of its own: what one program registers must not meet another's modules or state.
// Arguments: folder of the project, stack, today, file for the result.
const [project = "", stack = "", asOf = "", out = ""] = process.argv.slice(2);

Error.stackTraceLimit = 0;
optimizeForShortRun();

async function main(options: SnapshotOptions): Promise<void> {
  process.chdir(options.project);
  writeFileSync(out, JSON.stringify(await takeSnapshot(options)));
}

main({ project, stack, asOf }).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
