import assert from "node:assert/strict";
import { renderAzure } from "../../components/azure/dialect";
import {
  type AlertSpec,
  type AzureMetricMeasurement,
  type Declaration,
  type EvidencePoint,
  type Fact,
  holds,
  type KqlMeasurement,
  type LogCondition,
  type LogCount,
  type LogStore,
  type MonitoredResource,
  type Plan,
  type Planned,
  type PlannedAlert,
  type PlannedRoute,
  type PlannedRule,
  type PromqlMeasurement,
  parseQuantity,
  parseSchedule,
  parseThreshold,
  pathKeys,
  type Quantity,
  type Receiver,
  type Rendering,
  readPath,
  type Stated,
  type Threshold,
} from "../../core/model";

export const subscription = "11111111-2222-3333-4444-555555555555";
export const arm = `/subscriptions/${subscription}/resourceGroups/shop-rg/providers`;
export const siteId = `${arm}/Microsoft.Web/sites/shop`;
export const workspaceArm = `${arm}/Microsoft.OperationalInsights/workspaces/shop-logs`;
export const componentId = `${arm}/Microsoft.Insights/components/shop`;

export const place = {
  alias: "main",
  settings: {
    subscription,
    resourceGroup: "shop-rg",
    location: "japaneast",
    monitorWorkspace: `${arm}/Microsoft.Monitor/accounts/shop`,
  },
};

const at = { file: "systems/shop.yaml", line: 7, column: 3 };

export function quantity(text: string): Quantity {
  const found = parseQuantity(text);
  assert.ok(found, text);
  return found;
}

export function threshold(text: string): Threshold {
  const found = parseThreshold(text);
  assert.ok(found, text);
  return found;
}

export function stated<T>(value: T, written: string, ...clauses: string[]): Stated<T> {
  return { value, written, clauses, corrected: false, deploys: true, at, path: "here" };
}

export function text(value: string, ...clauses: string[]): Stated<string> {
  return stated(value, value, ...clauses);
}

export function schedule(written: string, timezone = "Asia/Tokyo", ...clauses: string[]) {
  const value = parseSchedule(written, timezone);
  assert.ok(value, written);
  return stated(value, written, ...clauses);
}

export function textFact(clause: string, role: Fact["role"], written: string): Fact {
  return { clause, role, written, corrected: false };
}

export function numberFact(clause: string, role: Fact["role"], written: string, base: number): Fact {
  return { clause, role, written, base, corrected: false };
}

export function resource(properties: Record<string, string> = {}, key = "web"): MonitoredResource {
  return { key, title: "Web", kind: "azure.appservice.plan", properties, present: true, at, path: key };
}

export const cpu: AzureMetricMeasurement = {
  language: "azure-metric",
  unit: "percent",
  grain: 60,
  namespace: "Microsoft.Web/serverfarms",
  metric: "CpuPercentage",
  aggregation: "Average",
  scope: `${arm}/Microsoft.Web/serverfarms/shop`,
};

export const errors: KqlMeasurement = {
  language: "kql",
  unit: "percent",
  grain: 60,
  query:
    "AppRequests\n| summarize failed = sumif(ItemCount, Success == false), total = sum(ItemCount)\n| where total >= $MINIMUM\n| extend value = 100.0 * failed / total\n| project value",
  value: "value",
  scope: workspaceArm,
};

export const promql: PromqlMeasurement = {
  language: "promql",
  unit: "ratio",
  grain: 15,
  expression:
    'sum(rate(http_requests_total{job="api",code=~"5.."}[$W])) / sum(rate(http_requests_total{job="api"}[$W]))',
  traffic: 'sum(increase(http_requests_total{job="api"}[$W])) >= $MINIMUM',
  absent: 'absent(up{job="api"})',
};

const message = {
  title: "Web CPU使用率",
  condition: "CPU使用率が70%を超過",
  clause: "shop.md 5. 監視「70%」",
  firstStep: "プロセスを確認する",
  runbookUrl: "https://runbooks.example.com/shop/web.cpu",
};

export function rule(over: Partial<PlannedRule> = {}): PlannedRule {
  const severity = over.severity ?? "warning";
  return {
    id: `shop/web.cpu/${severity}`,
    severity,
    threshold: threshold("> 70%"),
    for: quantity("5 minutes"),
    every: quantity("1 minute"),
    window: quantity("5 minutes"),
    missing: "ok",
    route: severity,
    labels: {},
    runbook: "web.cpu",
    clauses: ["S-1"],
    facts: [],
    message,
    silencedBy: [],
    ...over,
  };
}

export function alert(over: Partial<PlannedAlert> = {}): PlannedAlert {
  return {
    key: "web.cpu",
    title: "Web CPU使用率",
    concept: "cpu.utilization",
    resource: resource(),
    measurement: cpu,
    alternatives: [],
    rules: [rule()],
    ...over,
  };
}

export function receiver(over: Partial<Receiver> = {}): Receiver {
  const key = over.key ?? "ops";
  return {
    key,
    title: "運用担当",
    channel: "email",
    config: `${key}Address`,
    address: `${key}@example.com`,
    secret: false,
    clauses: [],
    facts: [],
    at,
    path: `receivers.${key}`,
    ...over,
  };
}

export function secretReceiver(over: Partial<Receiver>): Receiver {
  const { address: _address, ...rest } = receiver({ secret: true, ...over });
  return rest;
}

export function route(over: Partial<PlannedRoute> = {}): PlannedRoute {
  return { key: "warning", title: "Warning", receivers: [receiver()], labels: {}, clauses: [], facts: [], ...over };
}

export function store(over: Partial<LogStore> = {}): LogStore {
  return {
    key: "workspace",
    title: "ログ",
    kind: "azure.loganalytics.workspace",
    name: "shop-logs",
    ownership: "create",
    fields: [],
    mask: [],
    categories: [],
    properties: {},
    facts: [],
    present: true,
    at,
    path: "logs.stores.workspace",
    ...over,
  };
}

export function condition(field: string, value: string, operator: LogCondition["operator"] = "=="): LogCondition {
  return { field, operator, value: text(value) };
}

export function count(over: Partial<LogCount> = {}): LogCount {
  return {
    key: "login-failed",
    title: "ログイン失敗",
    in: "console",
    where: [condition("event", "login_failed")],
    by: [],
    metric: { namespace: "Shop/Auth", name: "LoginFailed", unit: "Count" },
    facts: [],
    present: true,
    at,
    path: "logs.counts.login-failed",
    ...over,
  };
}

export function planned<T>(spec: T, ...facts: Fact[]): Planned<T> {
  return { spec, facts, clauses: [...new Set(facts.map((fact) => fact.clause))] };
}

type PlanParts = Partial<Omit<Plan, "system">> & {
  readonly system?: Partial<Plan["system"]>;
};

/** A plan of system `shop` in prod; log stores of the plan are the system's too. */
export function plan({ system = {}, ...parts }: PlanParts = {}): Plan {
  const stores = (parts.stores ?? []).map(({ spec }) => spec);
  return {
    system: {
      key: "shop",
      title: "Shop",
      language: "ja",
      timezone: "Asia/Tokyo",
      environment: "prod",
      document: { name: "shop.md", version: "1" },
      promqlEngine: "azure-prometheus",
      where: { azure: "main" },
      resources: [],
      receivers: [],
      routes: [],
      escalations: [],
      alerts: (parts.alerts ?? []).map(({ key }) => ({ key, at, path: `alerts["${key}"]` }) as AlertSpec),
      events: [],
      probes: [],
      logs: { stores, counts: [], queries: [] },
      intents: [],
      clauses: [],
      findings: [],
      acknowledgements: [],
      runbooks: {},
      file: "systems/shop.yaml",
      ...system,
    },
    alerts: [],
    events: [],
    routes: [route()],
    escalations: [],
    probes: [],
    stores: [],
    counts: [],
    queries: [],
    clauses: [],
    inactive: [],
    findings: [],
    acknowledgements: [],
    notes: [],
    problems: [],
    ...parts,
  };
}

export function render(parts: PlanParts = {}, where = place): Rendering {
  return renderAzure(plan(parts), where);
}

export function declared(rendering: Rendering, key: string): Declaration {
  const found = rendering.declarations.find((declaration) => declaration.key === key);
  assert.ok(found, `${key} is not among ${rendering.declarations.map((declaration) => declaration.key).join(", ")}`);
  return found;
}

/** Asserts that the declaration shows every fact, and no longer does once the value at the path is altered. */
export function assertShown(declaration: Declaration, facts: readonly Fact[]): void {
  for (const fact of facts) {
    const points = declaration.evidence.filter(
      (point) => point.clause === fact.clause && point.role === fact.role && holds(fact, point, declaration.inputs),
    );
    const [point] = points;
    assert.ok(point, `${declaration.key} shows no ${fact.role} ${fact.written} of ${fact.clause}`);
    assert.equal(holds(fact, point, altered(declaration.inputs, point)), false, `${point.path} altered still holds`);
  }
}

function altered(inputs: Declaration["inputs"], point: EvidencePoint): Record<string, unknown> {
  const copy = structuredClone(inputs) as Record<string, unknown>;
  const keys = pathKeys(point.path);
  const last = keys.pop() ?? "";
  let holder: Record<string, unknown> = copy;
  for (const key of keys) holder = holder[key] as Record<string, unknown>;
  const value = readPath(inputs, point.path);
  if (Array.isArray(holder) && last === "length") (holder as unknown[]).pop();
  else holder[last] = typeof value === "number" ? value * 2 + 1 : "altered";
  return copy;
}

/** Codes of the problems of a rendering. */
export function codes(rendering: Rendering): string[] {
  return rendering.problems.map((problem) => problem.code);
}
