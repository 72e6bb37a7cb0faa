import {
  type Field,
  type Fields,
  fieldNamed,
  type SectionEntries,
  type SectionName,
  type SectionSpecs,
  type Stated,
  sectionFields,
  sectionNames,
} from "../model";
import { compact, type Entry, entriesOf, optional } from "./entries";
import { typeOf } from "./fields";
import type { Reading } from "./reading";
import type { YamlMap } from "./tree";

/** The entries of every section, by its table of keys. */
export function readSections(reading: Reading, root: YamlMap): SectionEntries {
  return Object.fromEntries(
    sectionNames.map((section) => [
      section,
      entriesOf(reading, root, section).map((entry) => readEntry(reading, section, entry)),
    ]),
  ) as unknown as SectionEntries;
}

function readEntry<Section extends SectionName>(
  reading: Reading,
  section: Section,
  { key, raw, place, from, title }: Entry,
): SectionSpecs[Section] {
  const facts = reading.states(raw, from);
  const fields: Fields = sectionFields[section];
  const values: Record<string, Stated<unknown>> = {};
  // In the order of the file: steps of a job run in it.
  for (const name of Object.keys(raw)) {
    const field = fieldNamed(fields, name);
    const value = field && readValue(reading, raw, name, field, from, facts);
    if (value) values[name] = value;
  }
  reading.refers("subject", raw, "on");
  reading.refers("runbook", raw, "runbook");
  reading.refers("route", raw, "notify");
  reading.watched(raw);
  const needs = optional<string>(raw, "needs");
  const spec = {
    section,
    key,
    title,
    on: optional<string>(raw, "on"),
    ...values,
    facts,
    needs,
    runbook: optional<string>(raw, "runbook"),
    notify: optional<string>(raw, "notify"),
    watches: optional<string[]>(raw, "watches"),
    present: reading.present(needs),
    ...place,
  };
  // The table of the section has made both the type and the values.
  return compact(spec) as unknown as SectionSpecs[Section];
}

function readValue(
  reading: Reading,
  raw: YamlMap,
  name: string,
  field: Field,
  from: string,
  facts: Stated<string>[],
): Stated<unknown> | undefined {
  if (field.type === "text" && field.names !== undefined && typeof raw[name] === "string") {
    reading.refers(field.names, raw, name);
  }
  return reading.stated({ container: raw, key: name, from }, typeOf(field, reading.timezone), facts);
}
