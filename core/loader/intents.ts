import { type Intent, type IntentSection, type IntentValue, intentSections } from "../model";
import { compact, type Entry, entriesOf, optional } from "./entries";
import type { Reading } from "./reading";
import type { YamlMap } from "./tree";
import * as values from "./values";

// One name has one type in every section; docs/system-yaml.md lists them. Any other name is a text.
const schedules = ["schedule", "window", "hours", "review"];
const intervals = ["keep", "every", "period", "archiveAfter", "lifetime", "ttl", "age", "granularity"];
const durations = [
  "rpo",
  "rto",
  "mttr",
  "mtbf",
  "duration",
  "limit",
  "delay",
  "retryAfter",
  "downtime",
  "startWindow",
  "grace",
  "detection",
  "decision",
  "provision",
  "restore",
  "validation",
  "cutover",
];
const quantities = [
  "threshold",
  "warning",
  "critical",
  "generations",
  "retries",
  "minimum",
  "maximum",
  "current",
  "size",
  "add",
  "length",
  "share",
  "forecast",
  "margin",
  "usual",
];
const monies = ["amount", "alert"];
const named = ["title", "was", "from", "needs", "on", "runbook", "notify", "watches", "states"];

export function readIntents(reading: Reading, root: YamlMap): Intent[] {
  return intentSections.flatMap((section) =>
    entriesOf(reading, root, section).map((entry) => readIntent(reading, section, entry)),
  );
}

function readIntent(reading: Reading, section: IntentSection, { key, raw, place, from, title }: Entry): Intent {
  const facts = reading.states(raw, from);
  const found: Record<string, IntentValue> = {};
  for (const name of Object.keys(raw).filter((candidate) => !named.includes(candidate))) {
    const value = readValue(reading, raw, name, from, facts);
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
  from: string,
  facts: Intent["facts"][number][],
): IntentValue | undefined {
  const spot = { container: raw, key: name, from };
  if (schedules.includes(name)) return wrap("schedule", reading.stated(spot, values.schedule(reading.timezone), facts));
  if (intervals.includes(name)) return wrap("quantity", reading.stated(spot, values.interval, facts));
  if (durations.includes(name)) return wrap("quantity", reading.stated(spot, values.duration, facts));
  if (name === "target") return wrap("quantity", reading.stated(spot, values.objective, facts));
  if (quantities.includes(name)) {
    return wrap("quantity", reading.stated(spot, values.quantity("time", "ratio", "count", "rate", "bytes"), facts));
  }
  if (monies.includes(name)) return wrap("money", reading.stated(spot, values.money, facts));
  return wrap("text", reading.stated(spot, values.texts, facts));
}

function wrap<T extends IntentValue["type"]>(
  type: T,
  stated: Extract<IntentValue, { type: T }>["stated"] | undefined,
): IntentValue | undefined {
  return stated && ({ type, stated } as IntentValue);
}
