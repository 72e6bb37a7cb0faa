import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { systemSchema } from "../core/loader";

const file = join(__dirname, "../core/loader/system.schema.json");

/** The JSON Schema editors use, generated from the grammar the loader checks. */
export function editorSchema(): string {
  const schema = z.toJSONSchema(systemSchema, { io: "input", target: "draft-7", reused: "ref" });
  return `${JSON.stringify({ title: "hozen system file", ...schema }, undefined, 2)}\n`;
}

if (require.main === module) {
  const current = editorSchema();
  if (!process.argv.includes("--check")) writeFileSync(file, current);
  else if (readFileSync(file, "utf8") !== current) {
    process.stderr.write(`${file} is stale; run npm run schema\n`);
    process.exitCode = 1;
  }
}
