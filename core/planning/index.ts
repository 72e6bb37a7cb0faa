import type { Catalogue } from "../catalogue";
import { compareProblems, type Plan, type System } from "../model";
import { planAlert } from "./alerts";
import { planBudgets } from "./budgets";
import {
  planCollector,
  planCount,
  planEscalation,
  planEvent,
  planIntent,
  planProbe,
  planQuery,
  planStore,
} from "./entries";
import { checkEscalations } from "./escalations";
import { inactiveClauses } from "./inactive";
import { monitoredResources } from "./resources";
import { checkReach, planRoutes } from "./routes";

export interface PlanOptions {
  /** Where runbook pages are published; links are `<base>/<system>/<page>`. */
  readonly runbookBase: string;
}

/** System + catalogue -> Plan: provider neutral, pure, the same for the same input. */
export function planSystem(system: System, catalogue: Catalogue, options: PlanOptions): Plan {
  const resources = monitoredResources(system);
  const context = {
    spec: system,
    catalogue,
    resources,
    clauses: new Map(system.clauses.map((clause) => [clause.id, clause])),
    language: system.language,
    document: system.document.name,
    runbookBase: options.runbookBase,
    system: system.key,
  };
  const active = system.alerts.filter((alert) => alert.present && (resources.get(alert.on)?.present ?? true));
  const results = active.map((alert) => planAlert(alert, context));
  const alerts = results.flatMap((result) => result.planned ?? []);
  const events = system.events.filter((event) => event.present).map((event) => planEvent(event, context));
  const routes = planRoutes(system);
  const intents = system.intents.filter((intent) => intent.present).map(planIntent);
  const budgets = planBudgets(intents, system.asOf);
  const problems = [
    ...results.flatMap((result) => result.problems),
    ...checkEscalations(system),
    ...checkReach(system, routes, alerts, events, budgets.budgets),
    ...budgets.problems,
  ];
  return {
    system,
    alerts,
    events,
    routes,
    escalations: system.escalations.map(planEscalation),
    probes: system.probes.filter((probe) => probe.url !== undefined).map(planProbe),
    collectors: (system.collectors ?? []).filter((collector) => collector.present).map(planCollector),
    stores: system.logs.stores.filter((store) => store.present).map(planStore),
    counts: system.logs.counts.filter((count) => count.present).map(planCount),
    queries: system.logs.queries.map(planQuery),
    intents,
    budgets: budgets.budgets,
    clauses: system.clauses,
    inactive: inactiveClauses(system, resources),
    findings: system.findings,
    acknowledgements: system.acknowledgements,
    problems: [...problems].sort(compareProblems),
    notes: [...results.flatMap((result) => result.notes), ...budgets.notes].sort(compareProblems),
  };
}
