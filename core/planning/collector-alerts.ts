import type { Catalogue } from "../catalogue";
import {
  type AlertSpec,
  type ClauseId,
  exporterOf,
  type MonitoredResource,
  type Severity,
  type Stated,
  type System,
  severities,
  type Threshold,
} from "../model";
import { atLeastOne, derivedAlert, isMeasured, ours } from "./derived";

const down: Threshold = { operator: "<", limit: { amount: "1", unit: "boolean" } };

interface Wanted {
  readonly concept: string;
  readonly suffix: string;
  readonly severity: Severity | undefined;
  readonly threshold: (on: MonitoredResource) => Stated<Threshold>;
}

/**
 * Alerts on what the others look through. A target that cannot be scraped makes every rule on it blind: critical, else
 * on the worst route there is. A CronJob somebody suspended misses its runs one by one: a warning, else the mildest.
 */
export function collectorAlerts(
  system: System,
  resources: ReadonlyMap<string, MonitoredResource>,
  catalogue: Catalogue,
): AlertSpec[] {
  const routed = severities.filter((severity) => system.routes.some(({ key }) => key === severity));
  const targets: Wanted = {
    concept: "target.up",
    suffix: "target",
    severity: routed.find((severity) => severity !== "outage") ?? routed[0],
    threshold: (on) => ours(down, "down", on.title, on),
  };
  const suspended: Wanted = {
    concept: "job.suspended",
    suffix: "suspended",
    severity: routed.includes("warning") ? "warning" : routed.at(-1),
    threshold: (on) => ours(atLeastOne, ">= 1 CronJobs", on.title, on),
  };
  const watched = ({ key, properties }: MonitoredResource) =>
    properties.cronjob !== undefined && system.alerts.some(({ on }) => on === key);
  return [...resources.values()]
    .filter(({ present }) => present)
    .flatMap((on) => {
      const rows = rowsBehind(on, system, resources);
      return [alertOn(on, targets, rows), ...(watched(on) ? [alertOn(on, suspended, rows)] : [])];
    })
    .flatMap((alert) => alert ?? [])
    .filter(({ concept, on }) => isMeasured(concept, resources.get(on), catalogue))
    .filter(({ concept, on }) => !system.alerts.some((written) => written.concept === concept && written.on === on));
}

/** Rows that would be blind: those of the collector, and of the alerts on what it feeds or on the resource itself. */
function rowsBehind(
  on: MonitoredResource,
  { alerts, collectors = [] }: System,
  resources: ReadonlyMap<string, MonitoredResource>,
): ClauseId[] {
  const collector = collectors.find(({ key }) => on.key === `collector.${key}`);
  const cluster = collector !== undefined && exporterOf(collector) === "kube-state-metrics";
  const fed = (resource: MonitoredResource | undefined): boolean => {
    if (resource === undefined || resource.key === on.key) return resource !== undefined;
    if (cluster) return resource.kind.startsWith("prometheus.kubernetes");
    return collector !== undefined && resource.properties.job === on.properties.job;
  };
  const behind = alerts.filter((alert) => fed(resources.get(alert.on)));
  return [
    ...(collector?.target?.clauses ?? []),
    ...behind.flatMap(({ levels, facts, watches = [] }) => [
      ...levels.flatMap(({ threshold }) => threshold.clauses),
      ...facts.flatMap(({ clauses }) => clauses),
      ...watches,
    ]),
  ];
}

function alertOn(
  on: MonitoredResource,
  { concept, suffix, severity, threshold }: Wanted,
  watches: readonly ClauseId[],
): AlertSpec | undefined {
  if (severity === undefined) return undefined;
  const key = `${on.key.replace(/^collector[.]/, "")}.${suffix}`;
  const level = { severity, threshold: threshold(on), labels: {}, facts: [] };
  return derivedAlert({ key, concept, on: on.key, level, watches });
}
