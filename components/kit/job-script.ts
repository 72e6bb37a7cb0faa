import { readFileSync } from "node:fs";
import { join } from "node:path";

/** `jobs/` of this package, from the sources and from the compiled code. */
const folder = join(__dirname, __filename.endsWith(".ts") ? "../.." : "../../..", "jobs");

/**
 * Text of a script of `jobs/`, e.g. `pgbackrest/backup.sh`. It ships with the package and never changes while it runs,
 * so that a dialect that carries it stays pure.
 */
export function jobScript(name: string): string {
  return readFileSync(join(folder, name), "utf8");
}
