import type { Catalogue } from "../catalogue";
import {
  type AlertSpec,
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
    .flatMap((on) => [alertOn(on, targets), ...(watched(on) ? [alertOn(on, suspended)] : [])])
    .flatMap((alert) => alert ?? [])
    .filter(({ concept, on }) => isMeasured(concept, resources.get(on), catalogue))
    .filter(({ concept, on }) => !system.alerts.some((written) => written.concept === concept && written.on === on));
}

function alertOn(on: MonitoredResource, { concept, suffix, severity, threshold }: Wanted): AlertSpec | undefined {
  if (severity === undefined) return undefined;
  const key = `${on.key.replace(/^collector[.]/, "")}.${suffix}`;
  const level = { severity, threshold: threshold(on), labels: {}, facts: [] };
  return derivedAlert({ key, concept, on: on.key, level, watches: [] });
}
