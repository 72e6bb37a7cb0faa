import type { Position } from "./position";
import type { Quantity } from "./quantity";
import type { Stated } from "./stated";

export const collectorKinds = ["service-monitor", "prometheus"] as const;
export type CollectorKind = (typeof collectorKinds)[number];

/**
 * What Prometheus needs before it has anything to judge: a scrape target (`service-monitor`, a ServiceMonitor of the
 * Prometheus operator) or the server itself (`prometheus`, a Prometheus object).
 */
export interface Collector {
  readonly key: string;
  readonly title: string;
  readonly kind: CollectorKind;
  /** Resource whose `job` the samples carry, so that rules find them. */
  readonly on?: string;
  /** Service monitor: value of the label `app.kubernetes.io/name` of the Services to scrape. */
  readonly target?: Stated<string>;
  /** Scrape interval. */
  readonly every?: Stated<Quantity>;
  /** Prometheus: how long samples are kept. */
  readonly keep?: Stated<Quantity>;
  /** What `collectorProperties` names for its kind. */
  readonly properties: Readonly<Record<string, string>>;
  readonly facts: readonly Stated<string>[];
  readonly needs?: string;
  readonly present: boolean;
  readonly at: Position;
  readonly path: string;
}

/** Properties of a collector, by its kind; others are refused. */
export const collectorProperties = {
  "service-monitor": ["exporter", "honorLabels", "job", "namespace", "path", "port"],
  prometheus: ["cpu", "memory", "replicas", "serviceAccount", "storage"],
} as const satisfies Readonly<Record<CollectorKind, readonly string[]>>;

/** What a service monitor scrapes, by the name of the exporter: the one it says, else its target. */
export function exporterOf({ properties, target }: Collector): string {
  return properties.exporter ?? target?.value ?? "";
}
