import { z } from "zod";
import { panelLists, panelViews, unitNames } from "../model";

const text = z.string().min(1);
const bothLanguages = z.strictObject({ ja: text, en: text });

const panel = z.strictObject({
  key: text,
  title: bothLanguages.optional(),
  show: z.array(text).min(1).optional(),
  kinds: z.array(text).min(1).optional(),
  sql: text.optional(),
  list: z.enum(panelLists).optional(),
  view: z.enum(panelViews).optional(),
  total: z.literal(true).optional(),
  unit: z.enum(unitNames as [(typeof unitNames)[number], ...typeof unitNames]).optional(),
  forecast: z.strictObject({ history: text, ahead: text }).optional(),
});

/** A file `dashboards/<name>.yaml`. */
export const boardFile = z.strictObject({
  dashboard: text,
  title: bothLanguages,
  for: z.union([z.enum(["every", "asked"]), z.array(text).min(1)]),
  rows: z.array(z.strictObject({ title: bothLanguages, panels: z.array(panel).min(1) })).min(1),
});

export type BoardFile = z.infer<typeof boardFile>;
export type PanelFile = z.infer<typeof panel>;
