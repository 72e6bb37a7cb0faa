import { duration, ofRole, textOf, verbatim, withStates } from "../../../../core/evidence";
import {
  type Collector,
  collectorJob,
  exporterOf,
  type Plan,
  type Planned,
  type Problem,
} from "../../../../core/model";
import type { TypedSpec } from "../../../kit/typed-inputs";
import { objectLabels, objectName } from "../common/names";
import { apart, restricted } from "../common/pods";
import { kubernetesSpec } from "../common/typed-inputs";
import type { ObjectContext } from "../rules/rule-objects";
import { collectorProblems } from "./problems";

export const serviceMonitorType = "kubernetes:monitoring.coreos.com/v1:ServiceMonitor";
export const prometheusType = "kubernetes:monitoring.coreos.com/v1:Prometheus";

/** The operator's governing Service of every Alertmanager in a namespace. */
const alertmanagers = { name: "alertmanager-operated", port: "web" } as const;

/** Scrape targets and the server that scrapes them. */
export function collectorObjects(
  plan: Plan,
  object: ObjectContext,
): { declarations: TypedSpec[]; problems: Problem[] } {
  const collectors = plan.collectors ?? [];
  return {
    declarations: collectors.map((collector) => declare(plan, collector, object)),
    problems: collectorProblems(plan),
  };
}

function declare(plan: Plan, collector: Planned<Collector>, object: ObjectContext): TypedSpec {
  const { spec, facts, clauses } = collector;
  const name = objectName(plan.system, spec.key);
  const labels = objectLabels(plan.system, { kind: "collector", key: spec.key });
  const metadata = { name, namespace: object.namespace };
  const common = { key: `collector-${spec.key}`, concern: "collectors", clauses };
  const apiVersion = "monitoring.coreos.com/v1";
  if (spec.kind === "service-monitor") {
    const inputs = {
      apiVersion,
      kind: "ServiceMonitor",
      metadata: { ...metadata, labels: { ...labels, ...object.selected } },
      spec: serviceMonitor(plan, collector, object),
    } as const;
    return withStates(kubernetesSpec({ ...common, type: serviceMonitorType, inputs }), facts);
  }
  const inputs = {
    apiVersion,
    kind: "Prometheus",
    metadata: { ...metadata, labels },
    spec: prometheus(collector, name, object),
  } as const;
  return withStates(kubernetesSpec({ ...common, type: prometheusType, inputs }), facts);
}

function serviceMonitor(plan: Plan, { spec, facts }: Planned<Collector>, object: ObjectContext) {
  const { port, path, namespace } = spec.properties;
  // Samples of kube-state-metrics are about objects of any namespace: the label must not become that of its own Service.
  const honorLabels = spec.properties.honorLabels === "true" || exporterOf(spec) === "kube-state-metrics";
  return {
    selector: {
      matchLabels: {
        "app.kubernetes.io/name": spec.target ? verbatim(textOf(spec.target, ofRole(facts, "name"))) : "",
      },
    },
    namespaceSelector: { matchNames: [namespace ?? object.namespace] },
    endpoints: [
      {
        port: port ?? "metrics",
        path: path ?? "/metrics",
        ...(spec.every && { interval: duration(spec.every.value, ofRole(facts, "every")) }),
        ...(honorLabels && { honorLabels }),
        relabelings: [{ action: "replace" as const, targetLabel: "job", replacement: collectorJob(plan.system, spec) }],
      },
    ],
  };
}

/** A server that loads exactly what hozen marks, and tells the Alertmanagers of its namespace. */
function prometheus({ spec, facts }: Planned<Collector>, name: string, object: ObjectContext) {
  const { serviceAccount, replicas = "1", storage, cpu = "250m", memory } = spec.properties;
  const matchLabels = { matchLabels: object.selected };
  const everywhere = {};
  return {
    replicas: Number(replicas),
    serviceAccountName: serviceAccount ?? "",
    securityContext: restricted,
    ...(Number(replicas) > 1 && { affinity: apart("prometheus", name) }),
    // Without a limit of its own a server that needs more is slow before it is killed.
    resources: { requests: { cpu, memory: memory ?? "400Mi" }, ...(memory !== undefined && { limits: { memory } }) },
    ...(spec.keep && { retention: duration(spec.keep.value, ofRole(facts, "keep")) }),
    ...(spec.every && { scrapeInterval: duration(spec.every.value, ofRole(facts, "every")) }),
    ruleSelector: matchLabels,
    ruleNamespaceSelector: everywhere,
    serviceMonitorSelector: matchLabels,
    serviceMonitorNamespaceSelector: everywhere,
    probeSelector: matchLabels,
    probeNamespaceSelector: everywhere,
    alerting: { alertmanagers: [{ namespace: object.namespace, ...alertmanagers }] },
    ...(storage !== undefined && {
      storage: { volumeClaimTemplate: { spec: { resources: { requests: { storage } } } } },
    }),
  };
}
