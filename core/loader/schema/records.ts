import { z } from "zod";
import type { Platform } from "../../platforms";
import { formedText, from, needs, notes, sentence, stated, statedKeys, statedWith, states, title, was } from "./stated";

const condition = statedWith({
  op: z.enum(["==", "!=", ">=", ">", "<=", "<", "contains", "in"]).optional().describe("comparison; default =="),
});
const where = z.record(z.string(), condition).optional().describe("field -> value, or field -> { op, is }");

export const store = (platforms: readonly Platform[]) =>
  z.strictObject({
    title,
    was,
    from,
    notes,
    needs,
    kind: z.enum(platforms.flatMap(({ storeKinds }) => storeKinds)).describe("what holds the records"),
    name: z.string().describe("as the platform knows it"),
    ownership: z.enum(["create", "adopt", "check"]).describe("create it, adopt an existing one, or only check it"),
    keep: stated.optional().describe("retention"),
    archiveAfter: stated.optional().describe("moved to a cheaper class after this"),
    volume: stated.optional().describe("bytes received in a month, e.g. 20 GB; for the estimate of its cost"),
    immutable: z
      .strictObject({
        mode: z.enum(["governance", "compliance"]).describe("compliance cannot be undone and needs an acknowledgement"),
        period: stated.describe("how long nothing can be changed or deleted"),
      })
      .optional()
      .describe("write once"),
    fields: z
      .union([stated, z.array(stated)])
      .optional()
      .describe("JSON fields to index"),
    mask: z
      .union([stated, z.array(stated)])
      .optional()
      .describe("kinds of personal data to mask"),
    categories: z
      .union([stated, z.array(stated)])
      .optional()
      .describe("what a diagnostic setting collects"),
    source: z.string().optional().describe("resource a diagnostic setting reads"),
    within: z.string().optional().describe("workspace store a table belongs to"),
    properties: z
      .strictObject({
        kmsKey: formedText(
          /arn:aws[\w-]*:kms:.+/,
          "arn:aws:kms:eu-central-1:111122223333:key/...",
          "key of its own (aws)",
        ),
        resourceGroup: formedText(/.+/, "logs", "resource group of the workspace, where it is another (azure)"),
        location: formedText(/[a-z0-9]+/, "japaneast", "of the workspace (azure)"),
        sku: formedText(/[A-Za-z0-9]+/, "PerGB2018", "of the workspace (azure)"),
        dailyQuotaGb: formedText(/-?\d+(\.\d+)?/, "10", "GB a day the workspace takes (azure)"),
        immediatePurgeDataOn: formedText(/true|false/, "true", "data is gone after 30 days at once (azure)"),
        json: formedText(/.+/, "Message", "column that holds the record as JSON (azure)"),
        columns: formedText(/.+/, "TimeGenerated:datetime, Message:string", "of a custom table (azure)"),
        logAnalyticsDestinationType: formedText(
          /Dedicated|AzureDiagnostics/,
          "Dedicated",
          "of a diagnostic setting (azure)",
        ),
      })
      .optional()
      .describe("plain settings of the platform"),
    states,
  });

export const count = z.strictObject({
  title,
  was,
  from,
  notes,
  needs,
  in: z.string().describe("log store"),
  where,
  value: z.string().optional().describe("numeric field to take instead of counting"),
  by: z.array(z.string()).optional().describe("fields that split the metric"),
  metric: z
    .strictObject({
      namespace: z.string().describe("of the metric"),
      name: z.string().describe("of the metric"),
      unit: z.string().optional().describe("default Count"),
    })
    .describe("the metric it becomes"),
  states,
});

export const query = z.strictObject({
  title,
  was,
  from,
  notes,
  in: z.string().describe("log store"),
  where,
  show: z.array(z.string()).optional().describe("fields to show"),
  limit: stated.optional().describe("how many records: 100 records"),
  text: z.string().optional().describe("the query in the platform's language, instead of where and show"),
  states,
});

export const procedure = z.strictObject({
  row: statedKeys.row,
  from,
  says: z.string().describe("the text as the document writes it"),
  runbook: z.string().describe("runbook page"),
  because: sentence.describe("why no stack can do it"),
});

export const check = z.strictObject({
  row: statedKeys.row,
  from,
  says: z.string().describe("the text as the document writes it"),
  is: statedKeys.is,
  policy: z.string().describe("name of the policy that checks it"),
  because: sentence.optional().describe("why"),
});

export const unmapped = z.strictObject({
  row: statedKeys.row,
  from,
  says: z.string().describe("the text as the document writes it"),
  nearest: z.array(z.string()).optional().describe("concepts whose names are like it"),
  process: z.string().optional().describe("decided: a human procedure, its runbook page"),
  check: z.string().optional().describe("decided: a policy of this name checks it"),
  not: z.string().min(1).optional().describe("decided: why it states nothing"),
  because: z.string().optional().describe("why"),
});

export const question = z.strictObject({
  asks: z.string().describe("the question, for people"),
  choices: z.array(z.string()).optional().describe("answers that are likely"),
  answer: z.union([z.string(), z.number()]).optional().describe("takes the place of ?name in every value"),
});

export const finding = z.strictObject({
  rows: z.array(z.string()).describe("the rows it concerns"),
  what: sentence.describe("what is wrong in the document"),
  done: sentence.describe("what is deployed instead"),
});
export const acknowledgement = z.strictObject({
  what: sentence.describe("the switch, as the problem names it"),
  because: sentence.describe("why it may be thrown"),
});

export const environmentChange = z.strictObject({
  change: z.string().describe('path of the value: alerts["web.cpu"].critical.is'),
  to: z.unknown().describe("the value of this environment"),
  because: sentence.describe("why"),
  until: z.iso.date("a date, YYYY-MM-DD").optional().describe("needed where prod is loosened"),
});

export const retirement = z.strictObject({
  on: z.iso.date("a date, YYYY-MM-DD").describe("from this day on only what holds data is deployed"),
  because: sentence.describe("why"),
  kept: z
    .array(
      z.strictObject({
        what: z.string().describe("the resource that holds data, as the plan names it: store-audit"),
        where: z.string().describe("where a person finds it"),
        until: z.iso.date("a date, YYYY-MM-DD").describe("the last day it is kept"),
      }),
    )
    .describe("every piece of data, where it is and until when"),
});
