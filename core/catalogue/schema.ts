import { z } from "zod";
import { unitNames } from "../model";

/** Parts of hozen that read properties of resources themselves. */
export const propertyReaders = ["jobs", "backups", "ownership", "events", "scaling", "dashboards"] as const;

const text = z.string().min(1);
const unit = z.enum(unitNames as [(typeof unitNames)[number], ...typeof unitNames]);
const texts = z.array(text);
const bothLanguages = z.strictObject({ ja: text, en: text });

const measured = {
  unit,
  grain: z.number().int().positive(),
  approximates: text.optional(),
  requires: texts.optional(),
};

const cloudwatchMetric = z.strictObject({
  namespace: text,
  name: text,
  statistic: text,
  dimensions: z.record(z.string(), text),
  grain: z.number().int().positive().optional(),
});

const cloudwatch = z.strictObject({
  language: z.literal("cloudwatch"),
  ...measured,
  interval: text.optional(),
  slack: z.number().int().positive().optional(),
  metrics: z.record(z.string(), cloudwatchMetric),
  expression: text.optional(),
  statistics: texts.optional(),
  region: text.optional(),
});

const aggregation = z.enum(["Average", "Maximum", "Minimum", "Total", "Count"]);

const azureMetric = z.strictObject({
  language: z.literal("azure-metric"),
  ...measured,
  namespace: text,
  metric: text,
  aggregation,
  aggregations: z.array(aggregation).optional(),
  dimensions: z.record(z.string(), texts).optional(),
  scope: text,
  scale: text.optional(),
  failedLocations: text.optional(),
});

const kql = z.strictObject({
  language: z.literal("kql"),
  ...measured,
  query: text,
  value: text,
  dimensions: texts.optional(),
  scope: z.string(),
});

const promql = z.strictObject({
  language: z.literal("promql"),
  ...measured,
  expression: text,
  records: z.record(z.string(), text).optional(),
  traffic: text.optional(),
  absent: text.optional(),
  lastBucket: z.number().positive().optional(),
});

const measurement = z.discriminatedUnion("language", [cloudwatch, azureMetric, kql, promql]);

/** A file `alert-rules/<concept>.yaml`. */
export const conceptFile = z.strictObject({
  concept: text,
  title: bothLanguages,
  meaning: text,
  unit,
  bad: z.enum(["above", "below", "both"]),
  range: z.strictObject({ min: z.number(), max: z.number().optional() }),
  missing: z.enum(["ok", "breach"]),
  minimumTraffic: text.optional(),
  state: z.boolean().optional(),
  outage: z.boolean().optional(),
  defaults: z.strictObject({ for: text, every: text, window: text }),
  firstStep: bothLanguages,
  /** Other names documents use for it, for search and for reading documents. */
  aliases: z.strictObject({ ja: texts, en: texts }).optional(),
  /** The page of `runbooks/` its alerts lead to where the document names none. */
  runbook: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]*$/)
    .optional(),
  measurements: z.record(z.string(), measurement).optional(),
});

/** What a property of a resource may hold, and who reads it. */
const property = z.strictObject({
  meaning: bothLanguages,
  type: z.enum(["text", "number", "arn", "arm-id", "list", "flag", "enum"]),
  /** Of a number. */
  unit: unit.optional(),
  /** Every use of the kind needs it. */
  required: z.literal(true).optional(),
  /** What holds where the resource does not say. */
  default: text.optional(),
  /** What an `enum` accepts; as a map, what a measurement reads for each. */
  values: z.union([texts.min(1), z.record(z.string(), text)]).optional(),
  /** The form the vendor gives, as a regular expression over the whole value. */
  pattern: text.optional(),
  example: text,
  /** Who reads it besides the measurements. */
  readBy: z.array(z.enum(propertyReaders)).min(1).optional(),
  /** hozen fills it; documents do not write it. */
  filledBy: z.enum(["objective", "log count", "probe"]).optional(),
});

/** A file `alert-rules/<provider>/<kind>.yaml`: a kind of resource, its properties, and its measurements by concept. */
export const sheetFile = z.strictObject({
  kind: text,
  title: bothLanguages.optional(),
  /** Pages of the vendor that list the metrics. */
  references: z.array(z.url()).min(1).optional(),
  properties: z.record(z.string().regex(/^[a-z]\w*$/i), property).optional(),
  measurements: z.record(z.string(), measurement).optional(),
});

export type ConceptFile = z.infer<typeof conceptFile>;
export type SheetFile = z.infer<typeof sheetFile>;
/** One property of a kind of resource. */
export type Property = z.infer<typeof property>;
