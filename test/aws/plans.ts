import type {
  Clause,
  CloudWatchMeasurement,
  CloudWatchMetric,
  EventSpec,
  Fact,
  FactRole,
  LogCondition,
  LogCount,
  LogQuery,
  LogStore,
  MonitoredResource,
  Plan,
  Planned,
  PlannedAlert,
  PlannedRoute,
  PlannedRule,
  ProbeSpec,
  Quantity,
  Receiver,
  Stated,
  System,
} from "../../core/model";
import { baseAmount, dimensionOf, parseQuantity, parseThreshold } from "../../core/model";

export const at = { file: "systems/shop.yaml", line: 3, column: 5 };

export const place = { alias: "main", settings: { account: "444455556666", region: "ap-northeast-1" } };
export const context = { place, stack: "prod", owns: [] };

/** A quantity as people write it. */
export function q(text: string): Quantity {
  const quantity = parseQuantity(text);
  if (!quantity) throw new Error(`${text} is no quantity`);
  return quantity;
}

export function stated<T>(value: T, written: string, ...clauses: string[]): Stated<T> {
  return { value, written, clauses, corrected: false, deploys: true, at, path: "x" };
}

export const time = (text: string, ...clauses: string[]) => stated(q(text), text, ...clauses);
export const text = (value: string, ...clauses: string[]) => stated(value, value, ...clauses);

/** A documented number. */
export function numberFact(clause: string, role: FactRole, written: string): Fact {
  const quantity = q(written);
  return { clause, role, written, corrected: false, dimension: dimensionOf(quantity.unit), base: baseAmount(quantity) };
}

/** A documented text. */
export function textFact(clause: string, role: FactRole, written: string): Fact {
  return { clause, role, written, corrected: false };
}

/** A documented threshold. */
export function thresholdFact(clause: string, written: string): Fact {
  const threshold = parseThreshold(written);
  if (!threshold) throw new Error(`${written} is no threshold`);
  const { limit } = threshold;
  return {
    clause,
    role: "threshold",
    written,
    corrected: false,
    dimension: dimensionOf(limit.unit),
    base: baseAmount(limit),
  };
}

export function planned<T>(spec: T, facts: readonly Fact[] = []): Planned<T> {
  return { spec, facts, clauses: [...new Set(facts.map((fact) => fact.clause))] };
}

export const system: System = {
  key: "shop",
  title: "Shop",
  language: "en",
  timezone: "Asia/Tokyo",
  environment: "prod",
  document: { name: "shop.md", version: "1.0" },
  promqlEngine: "prometheus",
  where: { aws: "main" },
  resources: [],
  receivers: [],
  routes: [],
  escalations: [],
  alerts: [],
  events: [],
  probes: [],
  logs: { stores: [], counts: [], queries: [] },
  intents: [],
  clauses: [],
  findings: [],
  acknowledgements: [],
  runbooks: {},
  file: "systems/shop.yaml",
};

export function planOf(parts: Partial<Plan> = {}, own: Partial<System> = {}): Plan {
  return {
    system: { ...system, ...own },
    alerts: [],
    events: [],
    routes: [],
    escalations: [],
    probes: [],
    stores: [],
    counts: [],
    queries: [],
    clauses: [],
    inactive: [],
    findings: [],
    acknowledgements: [],
    problems: [],
    notes: [],
    ...parts,
  };
}

export const clause = (id: string, section: string, quote: string): Clause => ({
  id,
  kind: "deploy",
  source: { section, quote },
  at,
  path: "x",
});

export const mail: Receiver = {
  key: "ops",
  title: "Operations",
  channel: "email",
  config: "opsMail",
  address: "ops@example.com",
  secret: false,
  clauses: [],
  facts: [],
  at,
  path: 'receivers["ops"]',
};
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
  const { threshold = ">= 85%", for: hold = "3 minutes", every = "1 minute", window = "1 minute", ...rest } = options;
  const severity = rest.severity ?? "critical";
  const limit = parseThreshold(threshold);
  if (!limit) throw new Error(`${threshold} is no threshold`);
  return {
    id: `shop/web.cpu/${severity}`,
    severity,
    threshold: limit,
    for: q(hold),
    every: q(every),
    window: q(window),
    missing: "ok",
    route: severity,
    labels: {},
    runbook: "web.cpu",
    clauses: (rest.facts ?? []).map((fact) => fact.clause),
    facts: [],
    message: {
      title: "Web CPU",
      condition: "CPU is 85 % or more for 3 minutes",
      clause: "shop.md 2. Monitoring「85%」",
      firstStep: "look at the processes",
      runbookUrl: "https://runbooks.example.com/shop/web.cpu",
    },
    silencedBy: [],
    ...rest,
  };
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
  return {
    key: "app",
    title: "App",
    kind: "aws.cloudwatch.log-group",
    name: "/shop/app",
    ownership: "create",
    keep: time("90 days"),
    fields: [],
    mask: [],
    categories: [],
    properties: {},
    facts: [],
    present: true,
    at,
    path: "logs.stores.app",
    ...parts,
  };
}

export function where(field: string, operator: LogCondition["operator"], value: string): LogCondition {
  return { field, operator, value: text(value) };
}

export function countSpec(parts: Partial<LogCount> = {}): LogCount {
  return {
    key: "login-failed",
    title: "Failed logins",
    in: "app",
    where: [where("event", "==", "login_failed")],
    by: [],
    metric: { namespace: "Shop/Auth", name: "LoginFailed", unit: "count" },
    facts: [],
    present: true,
    at,
    path: 'logs.counts["login-failed"]',
    ...parts,
  };
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
