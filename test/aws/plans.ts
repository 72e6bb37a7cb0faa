import type {
  Clause,
  CloudWatchMeasurement,
  CloudWatchMetric,
  EventSpec,
  Fact,
  FactRole,
  LogCount,
  LogQuery,
  LogStore,
  MonitoredResource,
  Plan,
  PlannedAlert,
  PlannedRoute,
  PlannedRule,
  ProbeSpec,
  Receiver,
  System,
} from "../../core/model";
import { baseAmount, dimensionOf } from "../../core/model";
import {
  ruleOf as anyRule,
  at,
  condition,
  countOf,
  planOf as emptyPlan,
  quantity,
  receiverOf,
  stated,
  storeOf,
  systemOf,
  text,
  threshold,
} from "../kit/plan-builders";

export { at, planned, stated, text, textFact } from "../kit/plan-builders";

export const place = { alias: "main", settings: { account: "444455556666", region: "ap-northeast-1" } };
export const context = { place, stack: "prod", owns: [] };

export const q = quantity;

export const time = (text: string, ...clauses: string[]) => stated(q(text), text, ...clauses);

/** A documented number. */
export function numberFact(clause: string, role: FactRole, written: string): Fact {
  const quantity = q(written);
  return { clause, role, written, corrected: false, dimension: dimensionOf(quantity.unit), base: baseAmount(quantity) };
}

/** A documented threshold. */
export function thresholdFact(clause: string, written: string): Fact {
  const { limit } = threshold(written);
  return {
    clause,
    role: "threshold",
    written,
    corrected: false,
    dimension: dimensionOf(limit.unit),
    base: baseAmount(limit),
  };
}

export const system = systemOf({ language: "en", where: { aws: "main" } });

export function planOf(parts: Partial<Plan> = {}, own: Partial<System> = {}): Plan {
  return emptyPlan({ ...system, ...own }, parts);
}

export const clause = (id: string, section: string, quote: string): Clause => ({
  id,
  kind: "deploy",
  source: { section, quote },
  at,
  path: "x",
});

export const mail = receiverOf("ops", { title: "Operations", config: "opsMail" });
export const slack: Receiver = { ...mail, key: "chat", channel: "slack", config: "slack", address: "T0SHOP/C0ALERTS" };
const { address: _, ...noAddress } = mail;
export const pager: Receiver = { ...noAddress, key: "pager", channel: "pagerduty", config: "pagerUrl", secret: true };

export function routeOf(key: string, receivers: readonly Receiver[], facts: readonly Fact[] = []): PlannedRoute {
  return { key, title: `Route ${key}`, receivers, labels: {}, clauses: facts.map((fact) => fact.clause), facts };
}

export const web: MonitoredResource = {
  key: "web",
  title: "Web",
  kind: "aws.ec2.asg",
  properties: { group: "web-group" },
  present: true,
  at,
  path: "resources.web",
};

export const cpu: CloudWatchMetric = {
  namespace: "AWS/EC2",
  name: "CPUUtilization",
  statistic: "Average",
  dimensions: { AutoScalingGroupName: "web-group" },
};

export function measured(parts: Partial<CloudWatchMeasurement> = {}): CloudWatchMeasurement {
  return { language: "cloudwatch", metrics: { m1: cpu }, unit: "percent", grain: 60, ...parts };
}

export interface RuleOptions extends Partial<Omit<PlannedRule, "threshold" | "for" | "every" | "window">> {
  readonly threshold?: string;
  readonly for?: string;
  readonly every?: string;
  readonly window?: string;
}

export function ruleOf(options: RuleOptions = {}): PlannedRule {
  const { threshold: limit = ">= 85%", for: hold = "3 minutes", every = "1 minute", window = "1 minute" } = options;
  const { threshold: _threshold, for: _for, every: _every, window: _window, ...rest } = options;
  return anyRule({
    severity: "critical",
    threshold: threshold(limit),
    for: q(hold),
    every: q(every),
    window: q(window),
    clauses: (rest.facts ?? []).map((fact) => fact.clause),
    message: {
      title: "Web CPU",
      condition: "CPU is 85 % or more for 3 minutes",
      clause: "shop.md 2. Monitoring「85%」",
      firstStep: "look at the processes",
      runbookUrl: "https://runbooks.example.com/shop/web.cpu",
    },
    ...rest,
  });
}

export function alertOf(parts: Partial<PlannedAlert> = {}): PlannedAlert {
  return {
    key: "web.cpu",
    title: "Web CPU",
    concept: "cpu.utilization",
    resource: web,
    measurement: measured(),
    alternatives: [],
    rules: [ruleOf()],
    ...parts,
  };
}

export function probeSpec(parts: Partial<ProbeSpec> = {}): ProbeSpec {
  return {
    key: "api",
    title: "API",
    provider: "aws",
    url: "https://shop.example.com",
    every: time("30 seconds"),
    properties: {},
    facts: [],
    at,
    yamlPath: "probes.api",
    ...parts,
  };
}

export function storeSpec(parts: Partial<LogStore> = {}): LogStore {
  const own = { key: "app", title: "App", kind: "aws.cloudwatch.log-group", name: "/shop/app" } as const;
  return storeOf({ ...own, keep: time("90 days"), path: "logs.stores.app", ...parts });
}

export const where = condition;

export function countSpec(parts: Partial<LogCount> = {}): LogCount {
  return countOf({ in: "app", metric: { namespace: "Shop/Auth", name: "LoginFailed", unit: "count" }, ...parts });
}

export function querySpec(parts: Partial<LogQuery> = {}): LogQuery {
  return {
    key: "trace",
    title: "Trace",
    in: "app",
    where: [where("level", "==", "error")],
    show: ["message"],
    facts: [],
    at,
    path: "logs.queries.trace",
    ...parts,
  };
}

export function eventSpec(parts: Partial<EventSpec> = {}): EventSpec {
  return {
    key: "db-down",
    title: "Database down",
    source: "aws.rds.instance",
    on: "db",
    when: [text("failure"), text("failover")],
    severity: "outage",
    facts: [],
    present: true,
    at,
    path: 'events["db-down"]',
    ...parts,
  };
}

export const database: MonitoredResource = {
  ...web,
  key: "db",
  kind: "aws.rds.postgres",
  properties: { instance: "shop-db" },
};
