import { type Intent, type IntentSection, type IntentValue, intentSections } from "../model";
import { compact, type Entry, entriesOf, optional } from "./entries";
import type { Field } from "./fields";
import type { Reading } from "./reading";
import { sections } from "./schema/sections";
import type { YamlMap } from "./tree";

export function readIntents(reading: Reading, root: YamlMap): Intent[] {
  return intentSections.flatMap((section) =>
    entriesOf(reading, root, section).map((entry) => readIntent(reading, section, entry)),
  );
}

function readIntent(reading: Reading, section: IntentSection, { key, raw, place, from, title }: Entry): Intent {
  const facts = reading.states(raw, from);
  const found: Record<string, IntentValue> = {};
  // In the order of the file: steps of a job run in it.
  for (const name of Object.keys(raw)) {
    const { fields } = sections[section];
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const value = field && readValue(reading, raw, name, field, from, facts);
    if (value) found[name] = value;
  }
  const on = optional<string>(raw, "on");
  reading.refers("subject", raw, "on");
  reading.refers("runbook", raw, "runbook");
  reading.refers("route", raw, "notify");
  reading.watched(raw);
  const needs = optional<string>(raw, "needs");
  const runbook = optional<string>(raw, "runbook");
  const notify = optional<string>(raw, "notify");
  return compact({
    section,
    key,
    title,
    on,
    values: found,
    facts,
    needs,
    runbook,
    notify,
    watches: optional<string[]>(raw, "watches"),
    present: reading.present(needs),
    ...place,
  });
}

function readValue(
  reading: Reading,
  raw: YamlMap,
  name: string,
  { type, read, names }: Field,
  from: string,
  facts: Intent["facts"][number][],
): IntentValue | undefined {
  if (names !== undefined && typeof raw[name] === "string") reading.refers(names, raw, name);
  const stated = reading.stated({ container: raw, key: name, from }, read(reading.timezone), facts);
  return stated && ({ type, stated } as IntentValue);
}
