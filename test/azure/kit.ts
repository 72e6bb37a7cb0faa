import assert from "node:assert/strict";
import { azure } from "../../components/azure/provider";
import type { SynthContext } from "../../components/kit/context";
import { heldSynthesis } from "../../components/registry";
import { holds, pathKeys, readPath } from "../../core/evidence";
import {
  type AlertSpec,
  type AzureMetricMeasurement,
  type EvidencePoint,
  type Fact,
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
  parseSchedule,
  type Receiver,
  type ResourceSpec,
  type Synthesis,
} from "../../core/model";
import {
  condition as anyCondition,
  at,
  countOf,
  planOf,
  receiverOf,
  ruleOf,
  stated,
  storeOf,
  systemOf,
  threshold,
  planned as withFacts,
} from "../kit/plan-builders";

export { quantity, stated, text, textFact, threshold } from "../kit/plan-builders";

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

export function schedule(written: string, timezone = "Asia/Tokyo", ...clauses: string[]) {
  const value = parseSchedule(written, timezone);
  assert.ok(value, written);
  return stated(value, written, ...clauses);
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

/** What a plan becomes, with what Azure would refuse of it. */
export function synth(of: Plan, where: SynthContext): Synthesis {
  return heldSynthesis(azure, of, where);
}

export function rule(over: Partial<PlannedRule> = {}): PlannedRule {
  return ruleOf({ severity: "warning", threshold: threshold("> 70%"), clauses: ["S-1"], ...over });
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
  return receiverOf(over.key ?? "ops", { title: "運用担当", ...over });
}

export function secretReceiver(over: Partial<Receiver>): Receiver {
  return receiver({ secret: true, ...over });
}

export function route(over: Partial<PlannedRoute> = {}): PlannedRoute {
  return { key: "warning", title: "Warning", receivers: [receiver()], labels: {}, clauses: [], facts: [], ...over };
}

export function store(over: Partial<LogStore> = {}): LogStore {
  const own = { key: "workspace", title: "ログ", kind: "azure.loganalytics.workspace", name: "shop-logs" } as const;
  return storeOf({ ...own, path: "logs.stores.workspace", ...over });
}

export function condition(field: string, value: string, operator: LogCondition["operator"] = "=="): LogCondition {
  return anyCondition(field, operator, value);
}

export function count(over: Partial<LogCount> = {}): LogCount {
  return countOf({ title: "ログイン失敗", in: "console", path: "logs.counts.login-failed", ...over });
}

export function planned<T>(spec: T, ...facts: Fact[]): Planned<T> {
  return withFacts(spec, facts);
}

type PlanParts = Partial<Omit<Plan, "system">> & {
  readonly system?: Partial<Plan["system"]>;
};

/** A plan of system `shop` in prod; log stores of the plan are the system's too. */
export function plan({ system = {}, ...parts }: PlanParts = {}): Plan {
  const stores = (parts.stores ?? []).map(({ spec }) => spec);
  const alerts = (parts.alerts ?? []).map(({ key }) => ({ key, at, path: `alerts["${key}"]` }) as AlertSpec);
  const own = systemOf({
    document: { name: "shop.md", version: "1" },
    promqlEngine: "azure-prometheus",
    where: { azure: "main" },
    alerts,
    logs: { stores, counts: [], queries: [] },
    ...system,
  });
  return planOf(own, { routes: [route()], ...parts });
}

export function render(parts: PlanParts = {}, where = place): Synthesis {
  return synth(plan(parts), { place: where });
}

export function declared(synthesis: Synthesis, key: string): ResourceSpec {
  const found = synthesis.declarations.find((declaration) => declaration.key === key);
  assert.ok(found, `${key} is not among ${synthesis.declarations.map((declaration) => declaration.key).join(", ")}`);
  return found;
}

/** Asserts that the declaration shows every fact, and no longer does once the value at the path is altered. */
export function assertShown(declaration: ResourceSpec, facts: readonly Fact[]): void {
  for (const fact of facts) {
    const points = declaration.evidence.filter(
      (point) => point.clause === fact.clause && point.role === fact.role && holds(fact, point, declaration.inputs),
    );
    const [point] = points;
    assert.ok(point, `${declaration.key} shows no ${fact.role} ${fact.written} of ${fact.clause}`);
    assert.equal(holds(fact, point, altered(declaration.inputs, point)), false, `${point.path} altered still holds`);
  }
}

function altered(inputs: ResourceSpec["inputs"], point: EvidencePoint): Record<string, unknown> {
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

/** Codes of the problems of a synthesis. */
export function codes(synthesis: Synthesis): string[] {
  return synthesis.problems.map((problem) => problem.code);
}
