import { z } from "zod";
import { from, needs, stated, statedKeys, states, text, title } from "./stated";

const condition = z.union([
  stated,
  z.object({ ...statedKeys, op: z.enum(["==", "!=", ">=", ">", "<=", "<", "contains", "in"]) }).strict(),
]);
const where = z.record(z.string(), condition).optional().describe("field -> value, or field -> { op, is }");

export const store = z.strictObject({
  title,
  from,
  needs,
  kind: z.string(),
  name: z.string(),
  ownership: z.enum(["create", "adopt", "check"]).describe("create it, adopt an existing one, or only check it"),
  keep: stated.optional().describe("retention"),
  archiveAfter: stated.optional(),
  immutable: z.strictObject({ mode: z.enum(["governance", "compliance"]), period: stated }).optional(),
  fields: z.union([stated, z.array(stated)]).optional(),
  mask: z.union([stated, z.array(stated)]).optional(),
  categories: z.union([stated, z.array(stated)]).optional(),
  source: z.string().optional().describe("resource a diagnostic setting reads"),
  within: z.string().optional().describe("workspace store a table belongs to"),
  properties: z.record(z.string(), text).optional(),
  states,
});

export const count = z.strictObject({
  title,
  from,
  needs,
  in: z.string().describe("log store"),
  where,
  value: z.string().optional().describe("numeric field to take instead of counting"),
  by: z.array(z.string()).optional().describe("fields that split the metric"),
  metric: z.strictObject({ namespace: z.string(), name: z.string(), unit: z.string().optional() }),
  states,
});

export const query = z.strictObject({
  title,
  from,
  in: z.string(),
  where,
  show: z.array(z.string()).optional(),
  limit: stated.optional(),
  text: z.string().optional(),
  states,
});

/** Entries of sections whose part of the stack is planned elsewhere: named stated values. */
export const intent = z
  .object({ title, from, needs, on: z.string().optional(), runbook: z.string().optional(), states })
  .catchall(stated);

export const procedure = z.strictObject({
  row: statedKeys.row,
  from,
  says: z.string(),
  runbook: z.string(),
  because: z.string().describe("why no stack can do it"),
});

export const check = z.strictObject({
  row: statedKeys.row,
  from,
  says: z.string(),
  is: statedKeys.is,
  policy: z.string(),
  because: z.string().optional(),
});

export const finding = z.strictObject({ rows: z.array(z.string()), what: z.string(), done: z.string() });
export const acknowledgement = z.strictObject({ what: z.string(), because: z.string() });

export const environmentChange = z.strictObject({
  change: z.string().describe('path of the value: alerts["web.cpu"].critical.is'),
  to: z.unknown(),
  because: z.string(),
  until: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional()
    .describe("YYYY-MM-DD; needed where prod is loosened"),
});
