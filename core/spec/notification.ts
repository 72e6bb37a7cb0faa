import { type Channel, type Escalation, type EscalationStep, type Receiver, type Route, secretMark } from "../model";
import { reportMissing } from "./config";
import { compact, type Entry, entriesOf, optional } from "./entries";
import type { RawStated, Reading } from "./reading";
import type { YamlMap } from "./tree";
import * as values from "./values";

export function readReceivers(reading: Reading, root: YamlMap): Receiver[] {
  return entriesOf(reading, root, "receivers").map((entry) => readReceiver(reading, entry));
}

function readReceiver(reading: Reading, { key, raw, place, from, title }: Entry): Receiver {
  const config = String(raw.config);
  const secret = raw.secret === true;
  const address = reading.config[config];
  if (address === undefined) reportMissing(reading, config, reading.tree.place(raw, "config"), secret);
  const stated = raw as YamlMap & RawStated;
  const facts = reading.states(raw, from);
  return compact({
    key,
    title,
    channel: raw.channel as Channel,
    config,
    address: secret || address === secretMark ? undefined : address,
    secret: secret || address === secretMark,
    hours: reading.stated({ container: raw, key: "hours", from }, values.schedule(reading.timezone), facts),
    clauses: stated.row === undefined ? [] : reading.register(stated, from),
    facts,
    ...place,
  });
}

export function readRoutes(reading: Reading, root: YamlMap): Route[] {
  return entriesOf(reading, root, "routes").map(({ key, raw, place, from, title }) => {
    const spot = (name: string) => ({ container: raw, key: name, from });
    const facts = reading.states(raw, from);
    return compact({
      key,
      title,
      to: reading.texts(spot("to"), facts),
      wait: reading.stated(spot("wait"), values.duration, facts),
      repeat: reading.stated(spot("repeat"), values.duration, facts),
      response: reading.stated(spot("response"), values.duration, facts),
      labels: labelsOf(raw),
      facts,
      ...place,
    });
  });
}

export function labelsOf(raw: YamlMap): Record<string, string> {
  const labels = optional<Record<string, unknown>>(raw, "labels") ?? {};
  return Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, String(value)]));
}

export function readEscalations(reading: Reading, root: YamlMap): Escalation[] {
  return entriesOf(reading, root, "escalations").map(({ key, raw, place, from, title }) => ({
    key,
    title,
    routes: raw.routes as string[],
    steps: (raw.steps as YamlMap[]).flatMap((step) => readStep(reading, step, from)),
    ...place,
  }));
}

function readStep(reading: Reading, raw: YamlMap, from: string): EscalationStep[] {
  const config = String(raw.config);
  const target = reading.config[config];
  if (target === undefined) reportMissing(reading, config, reading.tree.place(raw, "config"));
  const after = reading.stated({ container: raw, key: "after", from }, values.duration);
  if (!after) return [];
  const targetType = raw.target as EscalationStep["targetType"];
  return [compact({ title: String(raw.title ?? config), config, target, targetType, after })];
}
