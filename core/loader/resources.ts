import type { Collector, MonitoredResource, ProbeSpec, ProviderName } from "../model";
import { compact, entriesOf, optional, propertiesOf } from "./entries";
import type { Reading } from "./reading";
import type { YamlMap } from "./tree";
import * as values from "./values";

export function readResources(reading: Reading, root: YamlMap): MonitoredResource[] {
  return entriesOf(reading, root, "resources").map(({ key, raw, place, title }) => {
    const needs = optional<string>(raw, "needs");
    reading.refers("kind", raw, "kind");
    return compact({
      key,
      title,
      kind: String(raw.kind),
      properties: propertiesOf(raw, ["title", "was", "from", "notes", "needs", "kind"]),
      needs,
      present: reading.present(needs),
      ...place,
    });
  });
}

const probeKeys = [
  "title",
  "was",
  "from",
  "notes",
  "needs",
  "provider",
  "url",
  "path",
  "every",
  "timeout",
  "locations",
  "expectStatus",
  "expectText",
  "states",
];

export function readProbes(reading: Reading, root: YamlMap): ProbeSpec[] {
  return entriesOf(reading, root, "probes").flatMap(({ key, raw, place, from, title }) => {
    const spot = (name: string) => ({ container: raw, key: name, from });
    const needs = optional<string>(raw, "needs");
    const facts = reading.states(raw, from);
    const every = reading.stated(spot("every"), values.interval, facts);
    if (!every) return [];
    return [
      compact({
        key,
        title,
        provider: raw.provider as ProviderName,
        url: reading.present(needs) ? String(raw.url) : undefined,
        needs,
        path: reading.stated(spot("path"), values.text, facts),
        every,
        timeout: reading.stated(spot("timeout"), values.interval, facts),
        locations: reading.stated(spot("locations"), values.quantity("count"), facts),
        expectStatus: reading.stated(spot("expectStatus"), values.text, facts),
        expectText: reading.stated(spot("expectText"), values.text, facts),
        properties: propertiesOf(raw, probeKeys),
        facts,
        at: place.at,
        yamlPath: place.path,
      }),
    ];
  });
}

export function readCollectors(reading: Reading, root: YamlMap): Collector[] {
  return entriesOf(reading, root, "collectors").map(({ key, raw, place, from, title }) => {
    const spot = (name: string) => ({ container: raw, key: name, from });
    const needs = optional<string>(raw, "needs");
    const facts = reading.states(raw, from);
    reading.refers("resource", raw, "on");
    return compact({
      key,
      title,
      kind: raw.kind as Collector["kind"],
      on: optional<string>(raw, "on"),
      target: reading.stated(spot("target"), values.text, facts),
      every: reading.stated(spot("every"), values.interval, facts),
      keep: reading.stated(spot("keep"), values.interval, facts),
      properties: propertiesOf(raw, [
        "title",
        "was",
        "from",
        "notes",
        "needs",
        "kind",
        "on",
        "target",
        "every",
        "keep",
        "states",
      ]),
      facts,
      needs,
      present: reading.present(needs),
      ...place,
    });
  });
}
