import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { systemSchema } from "../core/loader";

const file = join(__dirname, "../core/loader/system.schema.json");

type Json = Record<string, unknown>;

/** The JSON Schema editors use, generated from the grammar the loader checks. */
export function editorSchema(): string {
  const schema = z.toJSONSchema(systemSchema, {
    io: "input",
    target: "draft-7",
    reused: "ref",
    override: ({ jsonSchema }) => {
      offerWords(jsonSchema);
      allowExtensions(jsonSchema);
    },
  });
  return `${JSON.stringify({ title: "hozen system file", ...schema }, undefined, 2)}\n`;
}

/** Closed lists of words: what is deployed is one of them, or comes from the configuration; a quoted document may say more. */
function offerWords(schema: Json): void {
  const { words, offered } = schema;
  delete schema.words;
  delete schema.offered;
  if (words) schema.anyOf = [{ enum: words }, { type: "string", pattern: "\\$\\{config\\." }];
  if (offered && Array.isArray(schema.anyOf)) schema.anyOf = [{ enum: offered }, ...schema.anyOf];
}

/** Keys that begin with `x-` are anybody's, in the file and in its entries. */
function allowExtensions(schema: Json): void {
  const properties = schema.properties as Json | undefined;
  if (properties && ("notes" in properties || "system" in properties)) schema.patternProperties = { "^x-": {} };
}

if (require.main === module) {
  const current = editorSchema();
  if (!process.argv.includes("--check")) writeFileSync(file, current);
  else if (readFileSync(file, "utf8") !== current) {
    process.stderr.write(`${file} is stale; run npm run schema\n`);
    process.exitCode = 1;
  }
}
