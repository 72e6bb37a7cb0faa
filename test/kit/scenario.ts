import { fork, spawnSync } from "node:child_process";
import { join } from "node:path";
import { findEngine, NoEngineError } from "../../engine/find";
import { leaveOut } from "./left-out";

/**
 * Runs one exported function of a file in a process of its own and returns what it returns: Pulumi's Automation API
 * and its test runtime, which other tests use, must not share a process.
 */
export function scenario<T>(file: string, name: string): Promise<T> {
  const child = fork(__filename, [file, name], { execArgv: ["-r", "ts-node/register"] });
  return new Promise((done, failed) => {
    let result: { readonly value: T } | undefined;
    child.on("message", (message) => {
      result = message as { readonly value: T };
    });
    child.on("error", failed);
    child.on("exit", (code) => (result ? done(result.value) : failed(new Error(`${name} ended with code ${code}`))));
  });
}

/** For the `before` hook of a suite that needs a Pulumi CLI; in the gate it waits for the one that is being built. */
export function needEngine(context: Mocha.Context): void {
  if (process.env.CI === "true") {
    context.timeout(1_800_000);
    spawnSync("bash", [join(__dirname, "../../scripts/engine")], { stdio: ["ignore", "ignore", "inherit"] });
  }
  try {
    findEngine();
  } catch (error) {
    if (!(error instanceof NoEngineError)) throw error;
    leaveOut(context, error.message);
  }
}

if (require.main === module) {
  const [file, name] = process.argv.slice(2) as [string, string];
  const functions = require(file) as Readonly<Record<string, () => Promise<unknown>>>;
  functions[name]?.().then(
    (value) => process.send?.({ value }, () => process.exit(0)),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
