import type { Plan } from "../../core/model";

/** What measurements need before a rule can see anything: agents, exporters, settings of the platform. */
export interface Need {
  /** As the catalogue says it, e.g. `kube-state-metrics`. */
  readonly what: string;
  /** Keys of the resources whose measurements need it. */
  readonly resources: readonly string[];
  /** Keys of the alerts that stay silent without it. */
  readonly alerts: readonly string[];
}

/** The needs of a plan, those of most alerts first. */
export function needsOf({ alerts }: Plan): Need[] {
  const found = new Map<string, { resources: Set<string>; alerts: Set<string> }>();
  for (const { key, resource, measurement } of alerts) {
    for (const what of measurement.requires ?? []) {
      const need = found.get(what) ?? { resources: new Set(), alerts: new Set() };
      found.set(what, need);
      need.resources.add(resource.key);
      need.alerts.add(key);
    }
  }
  return [...found]
    .map(([what, need]) => ({ what, resources: [...need.resources].sort(), alerts: [...need.alerts].sort() }))
    .sort((a, b) => b.alerts.length - a.alerts.length || (a.what < b.what ? -1 : 1));
}
