import {
  type AlertLevel,
  type AlertSpec,
  type EventSpec,
  type Quantity,
  type Severity,
  type Stated,
  seconds,
  severities,
} from "../model";
import { compact, type Entry, entriesOf, optional } from "./entries";
import { labelsOf } from "./notification";
import type { Reading } from "./reading";
import type { YamlMap } from "./tree";
import * as values from "./values";

export function readAlerts(reading: Reading, root: YamlMap): AlertSpec[] {
  return entriesOf(reading, root, "alerts").map((entry) => readAlert(reading, entry));
}

function readAlert(reading: Reading, entry: Entry): AlertSpec {
  const { key, raw, place, from } = entry;
  const spot = (name: string) => ({ container: raw, key: name, from });
  const needs = optional<string>(raw, "needs");
  const facts = reading.states(raw, from);
  noteReferences(reading, raw);
  const every = reading.stated(spot("every"), values.interval, facts);
  const levels = severities.flatMap((severity) => readLevel(reading, entry, severity, every));
  if (levels.length === 0 && severities.every((severity) => raw[severity] === undefined)) {
    reading.problem("SPEC-MISSING-KEY", place, {
      what: "the alert has no level",
      allowed: severities.join(", "),
      change: "write one",
    });
  }
  return compact({
    key,
    title: optional<string>(raw, "title"),
    concept: String(raw.concept),
    on: String(raw.on),
    alternatives: optional<string[]>(raw, "alternatives") ?? [],
    levels,
    normal: reading.stated(spot("normal"), values.band, facts),
    every,
    window: reading.stated(spot("window"), values.interval, facts),
    minimum: reading.stated(spot("minimum"), values.quantity("count", "rate"), facts),
    facts,
    watches: optional<string[]>(raw, "watches"),
    needs,
    present: reading.present(needs),
    ...place,
  });
}

function noteReferences(reading: Reading, raw: YamlMap): void {
  reading.refers("concept", raw, "concept");
  reading.refers("target", raw, "on");
  reading.refers("route", raw, "notify");
  reading.refers("runbook", raw, "runbook");
  const alternatives = optional<string[]>(raw, "alternatives") ?? [];
  for (const at of alternatives.keys()) reading.refers("target", alternatives, at);
  reading.watched(raw);
}

function readLevel(
  reading: Reading,
  { raw, from }: Entry,
  severity: Severity,
  every: Stated<Quantity> | undefined,
): AlertLevel[] {
  const own = raw[severity];
  const map = (typeof own === "object" && own !== null ? own : {}) as YamlMap;
  const inner = typeof map.from === "string" ? map.from : from;
  const facts = reading.states(map, inner);
  reading.refers("route", map, "notify");
  reading.refers("runbook", map, "runbook");
  const threshold = reading.stated({ container: raw, key: severity, from }, values.threshold, facts);
  const duration = reading.stated({ container: map, key: "for", from: inner }, values.duration, facts);
  checkDatapoints(reading, map, duration, every);
  if (!threshold) return [];
  return [
    compact({
      severity,
      threshold,
      for: duration,
      datapoints: optional<number>(map, "datapoints"),
      notify: optional<string>(map, "notify") ?? optional<string>(raw, "notify"),
      labels: { ...labelsOf(raw), ...labelsOf(map) },
      runbook: optional<string>(map, "runbook") ?? optional<string>(raw, "runbook"),
      facts,
    }),
  ];
}

/** No more evaluations can breach than there are. */
function checkDatapoints(reading: Reading, map: YamlMap, duration?: Stated<Quantity>, every?: Stated<Quantity>): void {
  const datapoints = optional<number>(map, "datapoints");
  if (datapoints === undefined || !duration || !every) return;
  const evaluations = Math.max(1, Math.floor(seconds(duration.value) / seconds(every.value)));
  if (datapoints <= evaluations) return;
  reading.problem("SPEC-VALUE", reading.tree.place(map, "datapoints"), {
    what: `more data points than evaluations in ${duration.written}`,
    given: String(datapoints),
    allowed: `1 to ${evaluations}`,
    change: "lower it, or lengthen `for`",
  });
}

export function readEvents(reading: Reading, root: YamlMap): EventSpec[] {
  return entriesOf(reading, root, "events").map(({ key, raw, place, from, title }) => {
    const needs = optional<string>(raw, "needs");
    const facts = reading.states(raw, from);
    reading.refers("resource", raw, "on");
    reading.refers("route", raw, "notify");
    reading.refers("runbook", raw, "runbook");
    reading.watched(raw);
    return compact({
      key,
      title,
      source: String(raw.source),
      on: optional<string>(raw, "on"),
      when: reading.texts({ container: raw, key: "when", from }, facts),
      minimumSeverity: reading.stated({ container: raw, key: "minimumSeverity", from }, values.text, facts),
      severity: raw.severity as Severity,
      notify: optional<string>(raw, "notify"),
      runbook: optional<string>(raw, "runbook"),
      watches: optional<string[]>(raw, "watches"),
      facts,
      needs,
      present: reading.present(needs),
      ...place,
    });
  });
}
