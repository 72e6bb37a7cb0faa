import { z } from "zod";
import { type Measurement, unitNames } from "../model";
import { type Language, languages } from "../platforms";

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

/** The keys of every language, and its own. */
function measurementOf({ name, keys }: Language) {
  return z.strictObject({ language: z.literal(name), ...measured, ...keys });
}

type Measurements = Readonly<Record<string, Measurement>>;

/** A file `alert-rules/<concept>.yaml`, apart from its measurements. */
const concept = z.strictObject({
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
});

/** What a property of a resource may hold, and who reads it. */
const property = z.strictObject({
  meaning: bothLanguages,
  type: z.enum(["text", "number", "arn", "arm-id", "list", "flag", "enum"]),
  /** Of a number. */
  unit: unit.optional(),
  /** The least a number may be. Without it a number is above 0: most are divided by, or are what something is a share of. */
  least: z.number().optional(),
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

/** A file `alert-rules/<provider>/<kind>.yaml`, apart from its measurements: a kind of resource and its properties. */
const sheet = z.strictObject({
  kind: text,
  title: bothLanguages.optional(),
  /** Pages of the vendor that list the metrics. */
  references: z.array(z.url()).min(1).optional(),
  properties: z.record(z.string().regex(/^[a-z]\w*$/i), property).optional(),
});

/** The shapes of both kinds of files, with measurements in every language there is now. */
export function fileShapes() {
  const known = [...languages().values()].map(measurementOf);
  const union = z.discriminatedUnion("language", known as [(typeof known)[number], ...typeof known]);
  // The keys of each language are typed by its measurement; that they are all of them is what `Measurements` says.
  const measurement = union as unknown as z.ZodType<Measurement>;
  const measurements = { measurements: z.record(z.string(), measurement).optional() };
  return { concept: concept.extend(measurements), sheet: sheet.extend(measurements) };
}

export type ConceptFile = z.infer<typeof concept> & { readonly measurements?: Measurements };
export type SheetFile = z.infer<typeof sheet> & { readonly measurements?: Measurements };
/** One property of a kind of resource. */
export type Property = z.infer<typeof property>;
