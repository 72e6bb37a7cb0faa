import { z } from "zod";

export const scalar = z.union([z.string(), z.number(), z.boolean()]);
const texts = z.union([scalar, z.array(scalar)]);

/** A sentence for whoever asks why. */
export const sentence = z.string().refine((text) => text.trim() !== "", "a sentence, not a blank");

const rowId = z.string().refine((id) => id === id.trim() && /^.+$/.test(id), "the id of a row: one line, not blank");
const row = z
  .union([rowId, z.array(rowId).refine((ids) => ids.length > 0, "one id or more")])
  .describe("clause id, or a list of ids that state the same thing; never changes once given");

/** Keys every stated value may have. */
export const statedKeys = {
  is: texts.optional().describe('the value, as people write it: ">= 70%", 5 minutes, 10/min'),
  row: row.optional(),
  from: z.string().optional().describe("heading path in the document; inherited from above"),
  says: z.string().optional().describe("the text as the document writes it, when that is not `is`"),
  deploy: texts.optional().describe("the document is wrong: what is deployed instead (needs because)"),
  assume: texts.optional().describe("the document is silent and a person chose (needs because)"),
  because: z.string().optional().describe("why"),
  superseded: z
    .strictObject({
      by: z.string().describe("the row that took its place"),
      because: sentence.describe("why"),
    })
    .optional()
    .describe("another clause took its place; nothing is deployed"),
  needs: z.string().optional().describe("inactive until the stack configuration has this key"),
  process: z.string().optional().describe("a human procedure: its runbook page"),
  check: z.string().optional().describe("a policy of this name checks it; nothing is deployed"),
};

const also = z.array(z.strictObject(statedKeys)).optional().describe("further rows that state the same thing");

/** A stated value: a map with `is`, a plain value nobody documents, or a list of texts. */
export const stated = z.union([scalar, z.array(scalar), z.strictObject({ ...statedKeys, also })]);

/** A stated value whose deployed words are of a closed list; editors offer them, the loader refuses any other. */
export function statedClosed(words: readonly string[]) {
  const closed = scalar.meta({ words });
  return z.union([
    closed,
    z.array(closed),
    z.strictObject({
      ...statedKeys,
      is: texts.optional().meta({ offered: words, description: "the word of the document, or one of the list" }),
      deploy: closed.optional().describe("the document is wrong: what is deployed instead (needs because)"),
      assume: closed.optional().describe("the document is silent and a person chose (needs because)"),
      also,
    }),
  ]);
}

/** A stated value that carries more keys, such as an alert level. */
export function statedWith<T extends z.ZodRawShape>(more: T) {
  return z.union([scalar, z.strictObject({ ...statedKeys, also, ...more })]);
}

export const states = z
  .record(z.string(), stated)
  .optional()
  .describe("rows the whole entry enforces; `is` is a text that occurs in the resources it becomes");
export const from = z.string().optional().describe("heading path in the document");
export const notes = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .describe("free text for readers of the file; nothing reads it");
export const title = z.string().optional().describe("display text; may change freely");
export const labels = z.record(z.string(), scalar).optional().describe("extra labels, e.g. priority: P2");
export const was = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .describe("earlier names, the oldest first: what was made under them is kept");
export const runbook = z.string().optional().describe("runbook page");
export const watches = z.array(z.string()).optional().describe("clauses another entry enforces and this one monitors");
export const needs = statedKeys.needs;
export const text = z.union([z.string(), z.number(), z.boolean()]);

/** A plain setting of a form; what the stack configuration fills in is judged by what reads it. */
export function formedText(pattern: RegExp, example: string, meaning: string) {
  const form = new RegExp(`^(?:${pattern.source})$|\\$\\{config\\.`);
  return z
    .union([z.number(), z.boolean(), z.string()])
    .refine((given) => form.test(String(given)), `a text like ${example}`)
    .optional()
    .describe(meaning);
}
