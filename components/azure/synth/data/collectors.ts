import type { ClauseId, MonitoredResource, Plan } from "../../../../core/model";

/** A server parameter without which the server does not publish a metric. */
export interface Collector {
  readonly parameter: string;
  readonly value: string;
  /** What is watched by such metrics. */
  readonly clauses: readonly ClauseId[];
}

const requirement = /^server parameter ([\w.]+) = (\w+)$/;

/** The parameter a requirement of a measurement names; undefined for any other requirement. */
export function collectorOf(required: string): Omit<Collector, "clauses"> | undefined {
  const [, parameter, value] = requirement.exec(required) ?? [];
  return parameter === undefined || value === undefined ? undefined : { parameter, value: value.toLowerCase() };
}

/** The parameters that the alerts on a server need. */
export function collectorsOf(plan: Plan, { key }: MonitoredResource): Collector[] {
  const needed = new Map<string, Collector>();
  for (const { resource, measurement, rules } of plan.alerts.filter((alert) => alert.resource.key === key)) {
    for (const required of resource.present ? (measurement.requires ?? []) : []) {
      const found = collectorOf(required);
      if (!found) continue;
      const before = needed.get(found.parameter)?.clauses ?? [];
      const clauses = [...new Set([...before, ...rules.flatMap((rule) => rule.clauses)])];
      needed.set(found.parameter, { ...found, clauses });
    }
  }
  return [...needed.values()];
}

/** ResourceSpec key of a parameter of a server. */
export function parameterKey(server: string, parameter: string): string {
  return `parameter-${server}-${parameter}`;
}
