import { duration, ofRole, settled, type TracedInputs, textOf, verbatim, withStates } from "../../../../core/evidence";
import {
  type Collector,
  type Plan,
  type Planned,
  type Problem,
  type ResourceSpec,
  seconds,
} from "../../../../core/model";
import { objectLabels, objectName } from "../common/names";
import type { ObjectSite } from "../rules/rule-objects";

export const serviceMonitorType = "kubernetes:monitoring.coreos.com/v1:ServiceMonitor";
export const prometheusType = "kubernetes:monitoring.coreos.com/v1:Prometheus";

/** The operator's governing Service of every Alertmanager in a namespace. */
const alertmanagers = { name: "alertmanager-operated", port: "web" } as const;

/** Scrape targets and the server that scrapes them. */
export function collectorObjects(
  plan: Plan,
  object: ObjectSite,
): { declarations: ResourceSpec[]; problems: Problem[] } {
  const collectors = plan.collectors ?? [];
  return {
    declarations: collectors.map((collector) => declare(plan, collector, object)),
    problems: collectors.flatMap(({ spec }) => collectorProblems(plan, spec)),
  };
}

function declare(plan: Plan, collector: Planned<Collector>, object: ObjectSite): ResourceSpec {
  const { spec, facts, clauses } = collector;
  const monitor = spec.kind === "service-monitor";
  const inputs: TracedInputs = {
    apiVersion: "monitoring.coreos.com/v1",
    kind: monitor ? "ServiceMonitor" : "Prometheus",
    metadata: {
      name: objectName(plan.system, spec.key),
      namespace: object.namespace,
      labels: { ...objectLabels(plan.system, { kind: "collector", key: spec.key }), ...(monitor && object.selected) },
    },
    spec: monitor ? serviceMonitor(plan, collector, object) : prometheus(collector, object),
  };
  const type = monitor ? serviceMonitorType : prometheusType;
  return withStates(settled({ key: `collector-${spec.key}`, type, concern: "collectors", inputs, clauses }), facts);
}

function serviceMonitor(plan: Plan, { spec, facts }: Planned<Collector>, object: ObjectSite): TracedInputs {
  const { port, path, namespace } = spec.properties;
  const job = jobOf(plan, spec);
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
        ...(job !== undefined && { relabelings: [{ action: "replace", targetLabel: "job", replacement: job }] }),
      },
    ],
  };
}

/** The job the rules ask for: the collector's own, else the one of the resource it feeds. */
function jobOf(plan: Plan, spec: Collector): string | undefined {
  return spec.properties.job ?? plan.system.resources.find(({ key }) => key === spec.on)?.properties.job;
}

/** A server that loads exactly what hozen marks, and tells the Alertmanagers of its namespace. */
function prometheus({ spec, facts }: Planned<Collector>, object: ObjectSite): TracedInputs {
  const { serviceAccount, replicas, storage } = spec.properties;
  const matchLabels = { matchLabels: object.selected };
  const everywhere = {};
  return {
    replicas: Number(replicas ?? "1"),
    serviceAccountName: serviceAccount ?? "",
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

function collectorProblems(plan: Plan, spec: Collector): Problem[] {
  const where = { code: "KUBERNETES-COLLECTOR", at: spec.at, path: spec.path };
  if (spec.kind === "service-monitor") {
    if (spec.target) return [];
    return [
      {
        ...where,
        what: `scrape target ${spec.key} names no Services`,
        change: "add target: with the label app.kubernetes.io/name of the Services to scrape",
      },
    ];
  }
  const weekOverWeek = plan.alerts.some(
    ({ measurement }) => measurement.language === "promql" && /\boffset 1w\b/.test(measurement.expression),
  );
  return [
    ...(spec.properties.serviceAccount === undefined
      ? [
          {
            ...where,
            what: "the Prometheus server has no service account, and could discover nothing to scrape",
            change: "add serviceAccount: with one that may list and watch services, endpoints and pods",
          },
        ]
      : []),
    ...(weekOverWeek && (!spec.keep || keptSeconds(spec) < 8 * 86_400)
      ? [
          {
            ...where,
            what: "a rule compares with the week before, which the server no longer keeps",
            given: spec.keep?.written ?? "the operator's default of 24 hours",
            allowed: "8 days or more",
            change: "raise keep: of the Prometheus collector",
          },
        ]
      : []),
  ];
}

function keptSeconds(spec: Collector): number {
  return spec.keep ? seconds(spec.keep.value) : 0;
}
