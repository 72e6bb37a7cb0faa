import {
  type Fact,
  type LogCondition,
  type LogCount,
  type LogStore,
  type Plan,
  type Planned,
  type PlannedEntries,
  type PlannedRule,
  parseQuantity,
  parseThreshold,
  type Quantity,
  type Receiver,
  type SectionSpec,
  type Stated,
  type System,
  sectionNames,
  type Threshold,
} from "../../core/model";

/** Where everything built here stands. */
export const at = { file: "systems/shop.yaml", line: 7, column: 3 };

/** A quantity as people write it. */
export function quantity(written: string): Quantity {
  const found = parseQuantity(written);
  if (!found) throw new Error(`${written} is no quantity`);
  return found;
}

/** A threshold as people write it. */
export function threshold(written: string): Threshold {
  const found = parseThreshold(written);
  if (!found) throw new Error(`${written} is no threshold`);
  return found;
}

export function stated<T>(value: T, written: string, ...clauses: string[]): Stated<T> {
  return { value, written, clauses, corrected: false, deploys: true, at, path: "here" };
}

export function text(value: string, ...clauses: string[]): Stated<string> {
  return stated(value, value, ...clauses);
}

/** A documented text. */
export function textFact(clause: string, role: Fact["role"], written: string): Fact {
  return { clause, role, written, corrected: false };
}

export function planned<T>(spec: T, facts: readonly Fact[] = []): Planned<T> {
  return { spec, facts, clauses: [...new Set(facts.map((fact) => fact.clause))] };
}

/** Planned entries by their sections. */
export function entriesBySection(entries: readonly Planned<SectionSpec>[]): PlannedEntries {
  return Object.fromEntries(
    sectionNames.map((section) => [section, entries.filter(({ spec }) => spec.section === section)]),
  ) as unknown as PlannedEntries;
}

/** System `shop` in prod, with nothing in it. */
export function systemOf(parts: Partial<System> = {}): System {
  return {
    key: "shop",
    name: "shop",
    title: "Shop",
    language: "ja",
    timezone: "Asia/Tokyo",
    environment: "prod",
    document: { name: "shop.md", version: "1.0" },
    asOf: "2026-11-22",
    promqlEngine: "prometheus",
    where: {},
    resources: [],
    receivers: [],
    routes: [],
    escalations: [],
    alerts: [],
    events: [],
    probes: [],
    logs: { stores: [], counts: [], queries: [] },
    slos: [],
    dashboards: [],
    backups: [],
    recovery: [],
    budgets: [],
    maintenance: [],
    jobs: [],
    scaling: [],
    security: [],
    clauses: [],
    findings: [],
    acknowledgements: [],
    runbooks: {},
    file: at.file,
    ...parts,
  };
}

/** A plan of a system, with nothing planned. */
export function planOf(system: System, parts: Partial<Plan> = {}): Plan {
  return {
    system,
    alerts: [],
    events: [],
    routes: [],
    escalations: [],
    probes: [],
    stores: [],
    counts: [],
    queries: [],
    entries: entriesBySection([]),
    budgets: [],
    clauses: [],
    inactive: [],
    findings: [],
    acknowledgements: [],
    problems: [],
    notes: [],
    ...parts,
  };
}

/** A rule of alert `web.cpu`, judged every minute over five. */
export function ruleOf(parts: Partial<PlannedRule> & Pick<PlannedRule, "severity" | "threshold">): PlannedRule {
  return {
    id: `shop/web.cpu/${parts.severity}`,
    for: quantity("5 minutes"),
    every: quantity("1 minute"),
    window: quantity("5 minutes"),
    missing: "ok",
    route: parts.severity,
    labels: {},
    runbook: "web.cpu",
    clauses: [],
    facts: [],
    message: {
      title: "Web CPU使用率",
      condition: "CPU使用率が70%を超過",
      clause: "shop.md 5. 監視「70%」",
      firstStep: "プロセスを確認する",
      runbookUrl: "https://runbooks.example.com/shop/web.cpu",
    },
    silencedBy: [],
    ...parts,
  };
}

/** A mailbox; a secret receiver has no address to see. */
export function receiverOf(key: string, parts: Partial<Receiver> = {}): Receiver {
  const { secret = false } = parts;
  return {
    key,
    title: key,
    channel: "email",
    config: `${key}Address`,
    ...(!secret && { address: `${key}@example.com` }),
    secret,
    clauses: [],
    facts: [],
    at,
    path: `receivers.${key}`,
    ...parts,
  };
}

export function storeOf(parts: Pick<LogStore, "key" | "kind" | "name"> & Partial<LogStore>): LogStore {
  return {
    title: "Log",
    ownership: "create",
    fields: [],
    mask: [],
    categories: [],
    properties: {},
    facts: [],
    present: true,
    at,
    path: `logs.stores.${parts.key}`,
    ...parts,
  };
}

export function condition(field: string, operator: LogCondition["operator"], value: string): LogCondition {
  return { field, operator, value: text(value) };
}

/** Counts failed logins. */
export function countOf(parts: Pick<LogCount, "in"> & Partial<LogCount>): LogCount {
  return {
    key: "login-failed",
    title: "Failed logins",
    where: [condition("event", "==", "login_failed")],
    by: [],
    metric: { namespace: "Shop/Auth", name: "LoginFailed", unit: "Count" },
    facts: [],
    present: true,
    at,
    path: 'logs.counts["login-failed"]',
    ...parts,
  };
}
