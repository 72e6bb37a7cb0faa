import { writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * Policy packs need Pulumi's language host for Node, which the rehearsal does without. The engine then looks on PATH for
 * this program and gives it its address and the pack's folder: exactly what Pulumi's own runner takes.
 */
export function installAnalyzer(folder: string): { PATH: string } {
  const runner = require.resolve("@pulumi/pulumi/cmd/run-policy-pack");
  const script = `#!${process.execPath}\nrequire(${JSON.stringify(runner)});\n`;
  writeFileSync(join(folder, "pulumi-analyzer-policy-nodejs"), script, { mode: 0o755 });
  return { PATH: `${folder}${delimiter}${process.env.PATH ?? ""}` };
}
