import type { LogCondition, LogCount, LogQuery, LogStore, LogsSpec, Stated } from "../model";
import { compact, type Entry, entriesOf, optional } from "./entries";
import type { Reading } from "./reading";
import type { YamlMap } from "./tree";
import * as values from "./values";

export function readLogs(reading: Reading, root: YamlMap): LogsSpec {
  const logs = root.logs as YamlMap | undefined;
  return {
    stores: entriesOf(reading, logs, "stores").map((entry) => readStore(reading, entry)),
    counts: entriesOf(reading, logs, "counts").map((entry) => readCount(reading, entry)),
    queries: entriesOf(reading, logs, "queries").map((entry) => readQuery(reading, entry)),
  };
}

function readStore(reading: Reading, { key, raw, place, from, title }: Entry): LogStore {
  const spot = (name: string) => ({ container: raw, key: name, from });
  const needs = optional<string>(raw, "needs");
  const facts = reading.states(raw, from);
  reading.refers("resource", raw, "source");
  reading.refers("store", raw, "within");
  const properties = optional<Record<string, unknown>>(raw, "properties") ?? {};
  return compact({
    key,
    title,
    kind: String(raw.kind),
    name: String(raw.name),
    ownership: raw.ownership as LogStore["ownership"],
    keep: reading.stated(spot("keep"), values.interval, facts),
    archiveAfter: reading.stated(spot("archiveAfter"), values.interval, facts),
    volume: reading.stated(spot("volume"), values.quantity("bytes"), facts),
    immutable: readImmutable(reading, raw, from, facts),
    fields: reading.texts(spot("fields"), facts),
    mask: reading.texts(spot("mask"), facts),
    categories: reading.texts(spot("categories"), facts),
    source: optional<string>(raw, "source"),
    within: optional<string>(raw, "within"),
    properties: Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, String(value)])),
    facts,
    needs,
    present: reading.present(needs),
    ...place,
  });
}

function readImmutable(reading: Reading, raw: YamlMap, from: string, facts: Stated<string>[]): LogStore["immutable"] {
  const immutable = optional<YamlMap>(raw, "immutable");
  const period = immutable && reading.stated({ container: immutable, key: "period", from }, values.interval, facts);
  return immutable && period ? { mode: immutable.mode as "governance" | "compliance", period } : undefined;
}

function readCount(reading: Reading, { key, raw, place, from, title }: Entry): LogCount {
  const metric = raw.metric as { namespace: string; name: string; unit?: string };
  const needs = optional<string>(raw, "needs");
  const facts = reading.states(raw, from);
  reading.refers("store", raw, "in");
  return compact({
    key,
    title,
    in: String(raw.in),
    where: readConditions(reading, raw, from, facts),
    value: optional<string>(raw, "value"),
    by: optional<string[]>(raw, "by") ?? [],
    metric: { namespace: metric.namespace, name: metric.name, unit: metric.unit ?? "Count" },
    facts,
    needs,
    present: reading.present(needs),
    ...place,
  });
}

function readQuery(reading: Reading, { key, raw, place, from, title }: Entry): LogQuery {
  const facts = reading.states(raw, from);
  reading.refers("store", raw, "in");
  return compact({
    key,
    title,
    in: String(raw.in),
    text: optional<string>(raw, "text"),
    where: readConditions(reading, raw, from, facts),
    show: optional<string[]>(raw, "show") ?? [],
    limit: reading.stated({ container: raw, key: "limit", from }, values.quantity("count"), facts),
    facts,
    ...place,
  });
}

/** `field: value` is equality, `field: { op, is }` any comparison. */
function readConditions(reading: Reading, raw: YamlMap, from: string, facts: Stated<string>[]): LogCondition[] {
  const where = optional<YamlMap>(raw, "where") ?? {};
  return Object.entries(where).flatMap(([field, condition]) => {
    const operator = (
      typeof condition === "object" && condition !== null && "op" in condition ? condition.op : "=="
    ) as LogCondition["operator"];
    const value = reading.stated({ container: where, key: field, from }, values.joined, facts);
    return value ? [{ field, operator, value }] : [];
  });
}
