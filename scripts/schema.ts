import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Catalogue, choicesOf, type Kind, loadCatalogue } from "../core/catalogue";
import { systemSchema } from "../core/loader";

const file = join(__dirname, "../core/loader/system.schema.json");

type Json = Record<string, unknown>;

/** The JSON Schema editors use, generated from the grammar the loader checks. */
export function editorSchema(): string {
  const catalogue = loadCatalogue([join(__dirname, "../alert-rules")]);
  const schema = z.toJSONSchema(systemSchema(), {
    io: "input",
    target: "draft-7",
    reused: "ref",
    override: ({ jsonSchema }) => {
      offerWords(jsonSchema);
      offerCatalogue(jsonSchema, catalogue);
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

/** Concepts, kinds and the properties of each kind, with their titles. A folder of one's own may add more of each. */
function offerCatalogue(schema: Json, { concepts, sheets }: Catalogue): void {
  const { vocabulary } = schema;
  delete schema.vocabulary;
  const named = { concepts, kinds: sheets }[vocabulary as string];
  if (named) {
    const offered = [...named.values()].map(({ name, title }) => ({ const: name, description: bothOf(title) }));
    schema.anyOf = [...offered, { type: "string" }];
  }
  if (vocabulary === "properties") schema.allOf = [...sheets.values()].map(propertiesOfKind);
}

function propertiesOfKind({ name, properties }: Kind): Json {
  const described = [...properties].map(([key, property]): [string, Json] => {
    const choices = property.type === "enum" ? { examples: choicesOf(property) } : { examples: [property.example] };
    return [key, { description: bothOf(property.meaning), ...choices }];
  });
  return {
    if: { properties: { kind: { const: name } }, required: ["kind"] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: Object.fromEntries(described) },
  };
}

function bothOf({ ja, en }: { readonly ja: string; readonly en: string }): string {
  return ja === en ? en : `${en} / ${ja}`;
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
