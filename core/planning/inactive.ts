import { everyEntry, type MonitoredResource, type Plan, type System } from "../model";
import { clausesWithin } from "./facts";

type Inactive = Plan["inactive"][number];

interface Entry {
  readonly needs?: string;
  readonly present: boolean;
}

/** Clauses of entries that wait for an input of the stack configuration, with the key they wait for. */
export function inactiveClauses(system: System, resources: ReadonlyMap<string, MonitoredResource>): Inactive[] {
  const waiting = (entry: Entry): Inactive[] =>
    entry.present ? [] : clausesWithin(entry).map((clause) => ({ clause, needs: entry.needs ?? "" }));
  const alerts = system.alerts.map((alert) => {
    const resource = resources.get(alert.on);
    const missing = alert.present ? resource : alert;
    return { ...alert, present: alert.present && (resource?.present ?? true), needs: missing?.needs };
  });
  const probes = system.probes.map((probe) => ({ ...probe, present: probe.url !== undefined }));
  return [
    ...alerts,
    ...probes,
    ...system.events,
    ...(system.collectors ?? []),
    ...system.logs.stores,
    ...system.logs.counts,
    ...everyEntry(system),
  ].flatMap((entry) => waiting(entry as Entry));
}
