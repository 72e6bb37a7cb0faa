import { type Channel, type Escalation, type EscalationStep, type Receiver, type Route, secretMark } from "../model";
import { configured } from "./config";
import { compact, type Entry, entriesOf, optional } from "./entries";
import type { RawStated } from "./raw-stated";
import type { Reading } from "./reading";
import type { Key, YamlMap } from "./tree";
import * as values from "./values";

export function readReceivers(reading: Reading, root: YamlMap): Receiver[] {
  return entriesOf(reading, root, "receivers").map((entry) => readReceiver(reading, entry));
}

function readReceiver(reading: Reading, { key, raw, place, from, title }: Entry): Receiver {
  const secret = raw.secret === true;
  const address = configured(reading, raw, "config", secret);
  const stated = raw as YamlMap & RawStated;
  const facts = reading.states(raw, from);
  return compact({
    key,
    title,
    channel: raw.channel as Channel,
    config: String(raw.config),
    address: secret || address === secretMark ? undefined : address,
    secret: secret || address === secretMark,
    hours: reading.stated({ container: raw, key: "hours", from }, values.schedule(reading.timezone), facts),
    clauses: stated.row === undefined && stated.says === undefined ? [] : reading.register(stated, from),
    facts,
    ...place,
  });
}

export function readRoutes(reading: Reading, root: YamlMap): Route[] {
  return entriesOf(reading, root, "routes").map(({ key, raw, place, from, title }) => {
    const spot = (name: string) => ({ container: raw, key: name, from });
    const facts = reading.states(raw, from);
    const to = reading.texts(spot("to"), facts);
    refersToReceivers(reading, raw, "to");
    return compact({
      key,
      title,
      to,
      wait: reading.stated(spot("wait"), values.duration, facts),
      repeat: reading.stated(spot("repeat"), values.duration, facts),
      response: reading.stated(spot("response"), values.duration, facts),
      labels: labelsOf(raw),
      facts,
      ...place,
    });
  });
}

/** Receivers named by a list, a stated value with a list, or a list of stated values. */
function refersToReceivers(reading: Reading, container: object, key: Key): void {
  const value = (container as YamlMap)[key];
  if (Array.isArray(value)) for (const at of value.keys()) refersToReceivers(reading, value, at);
  else if (typeof value !== "object") reading.refers("receiver", container, key);
  else {
    const stated = value as RawStated;
    const deployed = (["deploy", "is", "assume"] as const).find((name) => stated[name] !== undefined);
    if (deployed) refersToReceivers(reading, stated, deployed);
  }
}

export function labelsOf(raw: YamlMap): Record<string, string> {
  const labels = optional<Record<string, unknown>>(raw, "labels") ?? {};
  return Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, String(value)]));
}

export function readEscalations(reading: Reading, root: YamlMap): Escalation[] {
  return entriesOf(reading, root, "escalations").map(({ key, raw, place, from, title }) => {
    const routes = raw.routes as string[];
    for (const at of routes.keys()) reading.refers("route", routes, at);
    const steps = (raw.steps as YamlMap[]).flatMap((step) => readStep(reading, step, from));
    return { key, title, routes, steps, ...place };
  });
}

function readStep(reading: Reading, raw: YamlMap, from: string): EscalationStep[] {
  const config = String(raw.config);
  const target = configured(reading, raw, "config");
  const keys = (["after", "within"] as const).filter((key) => raw[key] !== undefined);
  const [counts = "after", ...others] = keys;
  if (keys.length !== 1) reading.problem("SPEC-ESCALATION", reading.tree.place(raw, "after"), eitherKey(others));
  const after = reading.stated({ container: raw, key: counts, from }, values.duration, []);
  if (!after) return [];
  const targetType = raw.target as EscalationStep["targetType"];
  return [compact({ title: String(raw.title ?? config), config, target, targetType, after, counts })];
}

function eitherKey(more: readonly string[]) {
  return {
    what: "a step has one time",
    given: more.length > 0 ? "after and within" : "none",
    allowed: "after: <time from the alert>, or within: <time from the fault>",
    change: more.length > 0 ? "take one of them out" : "add after",
  };
}
