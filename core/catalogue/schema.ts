import { z } from "zod";
import { unitNames } from "../model";

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
  defaults: z.strictObject({ for: text, every: text, window: text }),
  firstStep: bothLanguages,
  measurements: z.record(z.string(), measurement).optional(),
});

/** A file `alert-rules/<provider>/<kind>.yaml`: measurements of one resource kind, by concept. */
export const sheetFile = z.strictObject({
  kind: text,
  measurements: z.record(z.string(), measurement),
});

export type ConceptFile = z.infer<typeof conceptFile>;
export type SheetFile = z.infer<typeof sheetFile>;
