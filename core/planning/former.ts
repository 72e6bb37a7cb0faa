import type { Intent, Rename, Stated, System } from "../model";

/** One name undone: an entry, or the system itself, called what it was called before. */
export type Undo = (system: System) => System;

/** Every earlier name of a system, the newest of each thing first; the system's own names last. */
export function undoings(system: System): Undo[] {
  const entries = (system.renames ?? []).flatMap(({ section, key, was }) =>
    [...was].reverse().map((name, at, names): Undo => {
      const from = names[at - 1] ?? key;
      return (now) => renamed(now, section, from, name);
    }),
  );
  const own = [...(system.was ?? [])].reverse().map(
    (key): Undo =>
      (now) => ({ ...now, key }),
  );
  return [...entries, ...own];
}

/** The system as it would be with one entry under another key, and everything that names it. */
function renamed(system: System, section: Rename["section"], from: string, to: string): System {
  const swap = (name: string) => (name === from ? to : name);
  const key = <T extends { readonly key: string }>(entries: readonly T[]): T[] =>
    entries.map((entry) => ({ ...entry, key: swap(entry.key) }));
  switch (section) {
    case "resources":
      return { ...pointing(system, swap), resources: key(system.resources) };
    case "probes":
      return { ...pointing(system, prefixed("probe.", swap)), probes: key(system.probes) };
    case "stores":
    case "counts":
    case "queries":
      return inLogs(system, section, swap);
    case "routes":
      return routed({ ...system, routes: key(system.routes) }, from, to);
    case "receivers":
      return {
        ...system,
        receivers: key(system.receivers),
        routes: system.routes.map((route) => ({ ...route, to: route.to.map((stated) => swapped(stated, swap)) })),
      };
    case "escalations":
    case "alerts":
    case "events":
      return {
        ...system,
        [section]: key<{ readonly key: string }>(system[section]),
        intents: named(system.intents, swap),
      };
    case "collectors":
      return { ...system, collectors: key(system.collectors ?? []) };
    default:
      return {
        ...system,
        intents: system.intents.map((intent) =>
          intent.section === section ? { ...intent, key: swap(intent.key) } : intent,
        ),
      };
  }
}

function prefixed(prefix: string, swap: (name: string) => string): (name: string) => string {
  return (name) => (name.startsWith(prefix) ? `${prefix}${swap(name.slice(prefix.length))}` : name);
}

function inLogs(system: System, section: "stores" | "counts" | "queries", swap: (name: string) => string): System {
  const { logs } = system;
  const entries = logs[section].map((entry) => ({ ...entry, key: swap(entry.key) }));
  const own = { ...system, logs: { ...logs, [section]: entries } };
  if (section === "queries") return { ...own, intents: named(own.intents, swap) };
  if (section === "counts") return pointing(own, prefixed("log.", swap));
  const inStore = <T extends { readonly in: string }>(all: readonly T[]): T[] =>
    all.map((one) => ({ ...one, in: swap(one.in) }));
  const { stores, counts, queries } = own.logs;
  const within = stores.map((store) => (store.within === undefined ? store : { ...store, within: swap(store.within) }));
  return {
    ...own,
    logs: { stores: within, counts: inStore(counts), queries: inStore(queries) },
    intents: onto(own.intents, swap),
  };
}

/** Everything that is `on` something. */
function pointing(system: System, swap: (name: string) => string): System {
  const on = <T extends { readonly on?: string }>(entries: readonly T[]): T[] =>
    entries.map((entry) => (entry.on === undefined ? entry : { ...entry, on: swap(entry.on) }));
  const stores = system.logs.stores.map((store) =>
    store.source === undefined ? store : { ...store, source: swap(store.source) },
  );
  return {
    ...system,
    alerts: on(system.alerts).map((alert) => ({ ...alert, alternatives: alert.alternatives.map(swap) })),
    events: on(system.events),
    ...(system.collectors && { collectors: on(system.collectors) }),
    logs: { ...system.logs, stores },
    intents: onto(system.intents, swap),
  };
}

/** Whoever enters a route by its name, or by a severity of that name. */
function routed(system: System, from: string, to: string): System {
  const notify = <T extends { readonly notify?: string; readonly severity: string }>(entry: T): T =>
    (entry.notify ?? entry.severity) === from ? { ...entry, notify: to } : entry;
  return {
    ...system,
    alerts: system.alerts.map((alert) => ({ ...alert, levels: alert.levels.map(notify) })),
    events: system.events.map(notify),
    escalations: system.escalations.map((escalation) => ({
      ...escalation,
      routes: escalation.routes.map((route) => (route === from ? to : route)),
    })),
    intents: system.intents.map((intent) => (intent.notify === from ? { ...intent, notify: to } : intent)),
  };
}

function onto(intents: readonly Intent[], swap: (name: string) => string): Intent[] {
  return named(intents, swap).map((intent) => (intent.on === undefined ? intent : { ...intent, on: swap(intent.on) }));
}

/** Values of intents that are the name itself, e.g. an alert a window mutes. */
function named(intents: readonly Intent[], swap: (name: string) => string): Intent[] {
  return intents.map((intent) => ({
    ...intent,
    values: Object.fromEntries(
      Object.entries(intent.values).map(([name, value]) => [
        name,
        value.type === "text" ? { ...value, stated: swapped(value.stated, swap) } : value,
      ]),
    ),
  }));
}

function swapped(stated: Stated<string>, swap: (name: string) => string): Stated<string> {
  // A panel of a dashboard names the resource it is measured on behind an @.
  const item = (text: string) =>
    text
      .split("@")
      .map((part, at) => (at === 0 && text.includes("@") ? part : swap(part)))
      .join("@");
  return { ...stated, value: stated.value.split(", ").map(item).join(", ") };
}
