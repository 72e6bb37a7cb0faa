import {
  type Clause,
  type Collector,
  type Fact,
  type MonitoredResource,
  type Plan,
  type Planned,
  type PlannedAlert,
  type PlannedRoute,
  type PlannedRule,
  type PromqlMeasurement,
  parseSchedule,
  type Receiver,
  type Severity,
  type System,
} from "../../core/model";
import { at, planOf, quantity, receiverOf, ruleOf, stated, systemOf, threshold } from "../kit/plan-builders";

export { quantity, stated } from "../kit/plan-builders";

export function fact(clause: string, role: Fact["role"], written: string, base?: number): Fact {
  return { clause, role, written, corrected: false, ...(base !== undefined && { base }) };
}

export function clause(id: string, quote: string): Clause {
  return { id, kind: "deploy", source: { section: "2. 監視", quote }, at, path: "" };
}

export function resource(key: string, properties: Readonly<Record<string, string>> = {}): MonitoredResource {
  return {
    key,
    title: key,
    kind: "prometheus.http",
    properties: { job: key, ...properties },
    present: true,
    at,
    path: "",
  };
}

export function receiver(key: string, channel: Receiver["channel"], more: Partial<Receiver> = {}): Receiver {
  return receiverOf(key, { channel, config: `${key}Config`, secret: channel !== "email", ...more });
}

export const officeHours = stated(
  parseSchedule("weekdays 09:00-18:00", "Asia/Tokyo") ?? { days: { kind: "daily" as const }, timezone: "Asia/Tokyo" },
  "weekdays 09:00-18:00",
);

export function route(
  key: Severity | string,
  receivers: readonly Receiver[],
  more: Partial<PlannedRoute> = {},
): PlannedRoute {
  const severity = ["outage", "critical", "warning", "info"].includes(key) ? { severity: key as Severity } : {};
  return { key, title: key, receivers, labels: {}, clauses: [], facts: [], ...severity, ...more };
}

interface RuleOptions extends Partial<PlannedRule> {
  readonly traffic?: string;
}

export function rule(alert: string, severity: Severity, limit: string, options: RuleOptions = {}): PlannedRule {
  const { traffic, ...rest } = options;
  return ruleOf({
    id: `shop/${alert}/${severity}`,
    severity,
    threshold: threshold(limit),
    ...(traffic !== undefined && { minimumTraffic: quantity(traffic) }),
    runbook: alert,
    clauses: [`${alert}-${severity}`],
    message: {
      title: `${alert} の異常`,
      condition: `${alert} ${limit}（5分継続）`,
      clause: `shop.md 2. 監視「${limit}」`,
      firstStep: "ログを確認する",
      runbookUrl: `https://runbooks.example.com/shop/${alert}`,
    },
    ...rest,
  });
}

export function alert(
  key: string,
  measurement: PromqlMeasurement,
  rules: readonly PlannedRule[],
  more: Partial<PlannedAlert> = {},
): PlannedAlert {
  return {
    key,
    title: key,
    concept: "http.error_ratio",
    resource: resource("app"),
    measurement,
    alternatives: [],
    rules,
    ...more,
  };
}

export const errorRatio: PromqlMeasurement = {
  language: "promql",
  unit: "ratio",
  grain: 15,
  expression:
    'sum(rate(http_requests_total{job="app",status_code=~"5.."}[$W])) / sum(rate(http_requests_total{job="app"}[$W]))',
  traffic: 'sum(increase(http_requests_total{job="app"}[$W])) >= $MINIMUM',
  absent: 'absent(http_requests_total{job="app"})',
};

export const cpu: PromqlMeasurement = {
  language: "promql",
  unit: "percent",
  grain: 15,
  expression: '100 * (1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[$W])))',
};

export const probeUp: PromqlMeasurement = {
  language: "promql",
  unit: "boolean",
  grain: 30,
  expression: 'min by (instance) (probe_success{job="probe-web"})',
  absent: 'absent(probe_success{job="probe-web"})',
};

export const weekOverWeek: PromqlMeasurement = {
  language: "promql",
  unit: "percent",
  grain: 15,
  expression: "100 * app:requests:rate$W / (app:requests:rate$W offset 1w)",
  records: { "app:requests:rate$W": 'sum(rate(http_requests_total{job="app"}[$W]))' },
};

export const kubeJobs: PromqlMeasurement = {
  language: "promql",
  unit: "count",
  grain: 30,
  expression: 'sum(kube_job_failed{namespace="shop",condition="true"})',
};

/** A scrape target that feeds resource `app`. */
export function collector(more: Partial<Collector> = {}, facts: readonly Fact[] = []): Planned<Collector> {
  const spec: Collector = {
    key: "app",
    title: "app",
    kind: "service-monitor",
    on: "app",
    target: stated("shop", "shop"),
    every: stated(quantity("30 seconds"), "30 seconds"),
    properties: { port: "http" },
    facts: [],
    present: true,
    at,
    path: "collectors.app",
    ...more,
  };
  return { spec, facts, clauses: facts.map(({ clause }) => clause) };
}

/** A Prometheus server of the system's own. */
export const server = (more: Partial<Collector> = {}, facts: readonly Fact[] = []): Planned<Collector> =>
  collector(
    {
      key: "server",
      kind: "prometheus",
      keep: stated(quantity("31 days"), "31 days"),
      properties: { serviceAccount: "prometheus", storage: "50Gi" },
      ...more,
    },
    facts,
  );

export function system(more: Partial<System> = {}): System {
  return systemOf({ title: "ショップ", where: { kubernetes: "main" }, resources: [resource("app")], ...more });
}

export function plan(more: Partial<Plan> = {}): Plan {
  const routes = [
    route("outage", [receiver("pager", "pagerduty"), receiver("slack", "slack"), receiver("ops", "email")]),
    route("critical", [receiver("pager", "pagerduty"), receiver("slack", "slack")]),
    route("warning", [receiver("slack", "slack")]),
  ];
  return planOf(system(), { routes, ...more });
}

/** A plan with one of each kind of rule. */
export function samplePlan(more: Partial<Plan> = {}): Plan {
  return plan({
    alerts: [
      alert("app.errors", errorRatio, [
        rule("app.errors", "critical", "> 5%", { traffic: "20 requests" }),
        rule("app.errors", "warning", "> 1%", { traffic: "20 requests", silencedBy: ["shop/app.errors/critical"] }),
      ]),
      alert("node.cpu", cpu, [rule("node.cpu", "warning", ">= 80%", { for: quantity("15 minutes") })]),
      alert("web.up", probeUp, [
        rule("web.up", "outage", "down", {
          missing: "breach",
          for: quantity("2 minutes"),
          every: quantity("30 seconds"),
        }),
      ]),
      alert("app.traffic", weekOverWeek, [
        rule("app.traffic", "warning", "< 80%", { every: quantity("5 minutes"), window: quantity("15 minutes") }),
      ]),
    ],
    ...more,
  });
}

export const site = {
  place: {
    alias: "main",
    settings: {
      context: "prod",
      namespace: "monitoring",
      ruleLabels: "release=prometheus",
      prober: "blackbox:9115",
      smtpSmarthost: "smtp.example.com:587",
      smtpFrom: "alerts@example.com",
    } as Readonly<Record<string, string>>,
  },
  stack: "prod",
  owns: ["alertmanager"] as readonly string[],
};
