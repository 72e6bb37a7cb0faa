import { setFlagsFromString } from "node:v8";

/** Versions of V8 in which `--max-opt` has been tried: Node 20, 22 and 24. */
const tried = ["11.", "12.", "13."];

/**
 * A command runs for a second or two, most of it code that runs once: what V8's last compiler would gain never pays for
 * its work. Without it a plan takes two thirds of the time. Elsewhere nothing is changed.
 */
export function optimizeForShortRun(): void {
  if (tried.some((version) => process.versions.v8.startsWith(version))) setFlagsFromString("--max-opt=2");
}
