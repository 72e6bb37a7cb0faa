import type { Catalogue } from "../catalogue";
import { type AlertSpec, type BoardSpec, compareProblems, type Plan, type System } from "../model";
import { planAlert } from "./alerts";
import { planDataStores } from "./backup";
import { backupAlerts } from "./backup-alerts";
import { backupEvents } from "./backup-events";
import { planBoards } from "./boards";
import { planBudgets } from "./budgets";
import { collectorAlerts } from "./collector-alerts";
import {
  type EventContext,
  planCollector,
  planCount,
  planEscalation,
  planEvent,
  planProbe,
  planQuery,
  planSections,
  planStore,
} from "./entries";
import { checkEscalations } from "./escalations";
import { formProblems } from "./forms";
import { inactiveClauses } from "./inactive";
import { planJobs } from "./jobs";
import { overlapProblems } from "./overlaps";
import { platformProblems } from "./platforms";
import { recoveryTimeProblems } from "./recovery-time";
import { monitoredResources } from "./resources";
import { checkReach, planRoutes } from "./routes";
import { planSchedules, scheduleAlerts, scheduleNotes } from "./schedules";
import { planSlos } from "./slo";
import { missedCopyAlerts, missedRunAlerts } from "./watch-alerts";
import { planWatches } from "./watches";
import { planReports, planWindows, windowProblems } from "./windows";

export interface PlanOptions {
  /** Where runbook pages are published; links are `<base>/<system>/<page>`. */
  readonly runbookBase: string;
  /** The dashboards of `dashboards/`; left out: none but what a system's own section names by concept. */
  readonly boards?: readonly BoardSpec[];
}

/** System + catalogue -> Plan: provider neutral, pure, the same for the same input. */
export function planSystem(system: System, catalogue: Catalogue, options: PlanOptions): Plan {
  const texts = textsOf(system, options);
  const work = workOf(system, texts);
  const { entries, data, jobs, watches, resources } = work;
  const context = { ...texts, spec: system, catalogue, resources };
  const active = system.alerts.filter((alert) => alert.present && (resources.get(alert.on)?.present ?? true));
  const results = [...active, ...derivedAlerts(system, work, catalogue)].map((alert) => planAlert(alert, context));
  const objectives = planSlos(entries.slos, context);
  const alerts = [...results.flatMap((result) => result.planned ?? []), ...objectives.alerts];
  const events = [...system.events, ...backupEvents(data.stores, system.events)]
    .filter((event) => event.present)
    .map((event) => planEvent(event, context));
  const routes = planRoutes(system);
  const budgets = planBudgets(entries.budgets, system.asOf);
  const drawn = planBoards({ ...context, system, specs: options.boards ?? [], alerts, entries, slos: objectives.slos });
  const problems = [
    ...[...results, objectives, budgets, data, jobs, drawn].flatMap((part) => part.problems),
    ...checkEscalations(system),
    ...overlapProblems(system),
    ...recoveryTimeProblems(entries.recovery),
    ...formProblems(system, entries, resources),
    ...platformProblems(system),
    ...windowProblems(entries.maintenance, alerts),
    ...checkReach(system, routes, alerts, events, budgets.budgets),
  ];
  return {
    ...entriesOf(system),
    alerts,
    events,
    routes,
    entries,
    budgets: budgets.budgets,
    slos: objectives.slos,
    dataStores: data.stores,
    jobs: jobs.jobs,
    boards: drawn.boards,
    windows: planWindows(entries.maintenance, alerts),
    watches,
    reports: planReports(system, entries, routes, options.runbookBase),
    inactive: inactiveClauses(system, resources),
    problems: problems.sort(compareProblems),
    notes: [...results.flatMap((result) => result.notes), ...budgets.notes, ...scheduleNotes(entries)].sort(
      compareProblems,
    ),
  };
}

function textsOf(system: System, { runbookBase }: PlanOptions) {
  return {
    clauses: new Map(system.clauses.map((clause) => [clause.id, clause])),
    language: system.language,
    document: system.document.name,
    runbookBase,
    system: system.key,
  };
}

/** What is done at its times, and everything alerts can be on: what is named, and what hozen makes to look at it. */
function workOf(system: System, texts: EventContext) {
  const named = monitoredResources(system);
  const entries = planSections(system, texts);
  const data = planDataStores(entries, named);
  const jobs = planJobs(entries, named);
  const watches = planWatches(jobs.jobs, entries.backups, named);
  const schedules = planSchedules(system, { entries, jobs: jobs.jobs, resources: named });
  const made = [...watches, ...(schedules ? [schedules] : [])];
  const resources = new Map([...named, ...made.map(({ resource }) => [resource.key, resource] as const)]);
  return { entries, data, jobs, watches, schedules, resources };
}

/** Alerts the system file does not write, and which follow from what it does. */
function derivedAlerts(system: System, work: ReturnType<typeof workOf>, catalogue: Catalogue): AlertSpec[] {
  const { entries, data, jobs, watches, schedules, resources } = work;
  return [
    ...backupAlerts(data.stores, catalogue, system.alerts),
    ...missedRunAlerts(jobs.jobs, { resources, watches, catalogue, written: system.alerts }),
    ...missedCopyAlerts(entries.backups, { watches, catalogue }),
    ...scheduleAlerts(schedules, system, catalogue),
    ...collectorAlerts(system, resources, catalogue),
  ];
}

/** Entries that are planned one by one. */
function entriesOf(system: System) {
  return {
    system,
    escalations: system.escalations.map(planEscalation),
    probes: system.probes.filter((probe) => probe.url !== undefined).map(planProbe),
    collectors: (system.collectors ?? []).filter((collector) => collector.present).map(planCollector),
    stores: system.logs.stores.filter((store) => store.present).map(planStore),
    counts: system.logs.counts.filter((count) => count.present).map(planCount),
    queries: system.logs.queries.map(planQuery),
    clauses: system.clauses,
    findings: system.findings,
    acknowledgements: system.acknowledgements,
  };
}
