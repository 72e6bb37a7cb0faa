import { z } from "zod";
import type { Field, Fields } from "../../model";
import { spellingsIn } from "../fields";
import { from, needs, notes, runbook, stated, statedClosed, states, title, was, watches } from "./stated";

/** Keys every entry of these sections may have. */
export const entryKeys = {
  title,
  was,
  from,
  notes,
  needs,
  on: z.string().optional().describe("resource, probe, log count or log store it is about"),
  runbook,
  notify: z.string().optional().describe("route to notify"),
  watches,
  states,
};

/** An entry of one of the sections that have their keys in `sections.ts`. */
export function entryOf(fields: Fields) {
  const own = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field)]));
  return z.strictObject({ ...entryKeys, ...own });
}

function schemaOf(field: Field) {
  const words = spellingsIn(field);
  return (words ? statedClosed(words) : stated).optional().describe(field.meaning);
}
