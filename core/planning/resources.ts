import {
  type Collector,
  collectorJob,
  type LogCount,
  type LogStore,
  type MonitoredResource,
  type ProbeSpec,
  type System,
} from "../model";
import { platforms } from "../platforms";

/**
 * Everything alerts can be `on`: the system's resources, its probes as `probe.<key>`, its log counts as `log.<key>`, its
 * scrape targets as `collector.<key>`.
 */
export function monitoredResources(system: System): ReadonlyMap<string, MonitoredResource> {
  const stores = new Map(system.logs.stores.map((store) => [store.key, store]));
  const all = [
    ...system.resources,
    ...system.probes.map(probeResource),
    ...system.logs.counts.map((count) => countResource(count, stores.get(count.in), system)),
    ...(system.collectors ?? [])
      .filter(({ kind }) => kind === "service-monitor")
      .map((one) => targetResource(one, system)),
  ];
  return new Map(all.map((resource) => [resource.key, resource]));
}

function probeResource(probe: ProbeSpec): MonitoredResource {
  const reference = `@probe-${probe.key}#id`;
  return {
    key: `probe.${probe.key}`,
    title: probe.title,
    kind: platforms().find(({ name }) => name === probe.provider)?.probeKind ?? `${probe.provider}.probe`,
    properties: { id: reference, healthCheckId: reference, job: `probe-${probe.key}`, ...probe.properties },
    present: probe.url !== undefined,
    at: probe.at,
    path: probe.yamlPath,
    ...(probe.needs !== undefined && { needs: probe.needs }),
  };
}

function targetResource(collector: Collector, system: System): MonitoredResource {
  const { key, title, present, at, path } = collector;
  const properties = { job: collectorJob(system, collector) };
  return { key: `collector.${key}`, title, kind: "prometheus.target", properties, present, at, path };
}

function countResource(count: LogCount, store: LogStore | undefined, system: System): MonitoredResource {
  const provider = store?.kind.split(".")[0] ?? "prometheus";
  return {
    key: `log.${count.key}`,
    title: count.title,
    kind: `${provider}.log.count`,
    properties: {
      ...store?.properties,
      namespace: count.metric.namespace,
      metric: count.metric.name,
      count: count.key,
      system: system.key,
    },
    present: count.present && (store?.present ?? false),
    at: count.at,
    path: count.path,
  };
}
