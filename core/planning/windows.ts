import {
  type Fact,
  type MaintenanceSpec,
  type MaintenanceWindow,
  type MutedRule,
  type Planned,
  type PlannedAlert,
  type PlannedEntries,
  type PlannedRoute,
  type Problem,
  type Report,
  type Severity,
  type System,
  severities,
} from "../model";

/** Concepts a person must hear of at any hour, whatever is being worked on. */
const neverMuted = /^(auth|security|tls|backup|restore_test|wal)\./;

/** What a stopped system cannot help showing: that it does not answer, and that its jobs do not run. */
const availability =
  /^(service|slo)\.|\.up$|^http\.error_ratio$|^http\.request_rate\.wow$|^db\.replicas\.missing$|^job\.(age|missed|overdue|started)$/;

/** `window:` of the section `maintenance`, with the rules each mutes. A window with `downtime` is a planned stop. */
export function planWindows(
  entries: readonly Planned<MaintenanceSpec>[],
  alerts: readonly PlannedAlert[],
): MaintenanceWindow[] {
  return entries.flatMap(({ spec, facts }) => {
    const { window: schedule } = spec;
    if (!schedule) return [];
    const stop = spec.downtime !== undefined;
    return [
      {
        spec,
        schedule,
        stop,
        clauses: schedule.clauses,
        facts: scheduleFactsOf(facts, "window"),
        mutes: alerts.flatMap((alert) => mutedRules(alert, spec, stop)),
      },
    ];
  });
}

function mutedRules(
  { key, concept, resource, rules }: PlannedAlert,
  { on, mutes, except }: MaintenanceSpec,
  stop: boolean,
): MutedRule[] {
  if (neverMuted.test(concept) || rules.some(({ route }) => route.startsWith("security"))) return [];
  if ((on !== undefined && on !== resource.key) || except?.value.includes(key)) return [];
  const muted: readonly Severity[] = mutes?.value ?? ["warning", "info"];
  return rules
    .filter(({ severity }) => muted.includes(severity) || (stop && availability.test(concept)))
    .map(({ severity, route }) => ({ alert: key, severity, route }));
}

/** Exceptions that name no alert, and severities and exceptions beside no window. */
export function windowProblems(
  entries: readonly Planned<MaintenanceSpec>[],
  alerts: readonly PlannedAlert[],
): Problem[] {
  const keys = alerts.map(({ key }) => key);
  return entries.flatMap(({ spec }): Problem[] => {
    const { at, path, mutes, except, window } = spec;
    const stated = [...(mutes ? ["mutes"] : []), ...(except ? ["except"] : [])];
    if (stated.length === 0) return [];
    if (!window) {
      const what = `${stated.join(" and ")} beside no window mutes nothing`;
      return [
        { code: "PLAN-WINDOW", at, path, what, allowed: "window: second sunday 02:00-04:00", change: "add window" },
      ];
    }
    return (except?.value ?? [])
      .filter((name) => !keys.includes(name))
      .map((given) => ({
        code: "PLAN-WINDOW",
        at: except?.at ?? at,
        path: except?.path ?? path,
        what: "no alert of this key, so nothing is excepted",
        given,
        allowed: keys.join(", "),
        change: "name the key of an entry of alerts",
      }));
  });
}

/** `items:` with a `schedule:` of the sections where people check something: told on `notify`, else on the mildest route. */
export function planReports(
  system: System,
  { recovery, maintenance, security }: PlannedEntries,
  routes: readonly PlannedRoute[],
  runbookBase: string,
): Report[] {
  const mildest = [...severities].reverse().find((severity) => routes.some(({ key }) => key === severity));
  return [...recovery, ...maintenance, ...security].flatMap(({ spec, facts }) => {
    const { schedule, items, notify: route = mildest } = spec;
    if (!schedule || !items || route === undefined) return [];
    const page = spec.runbook === undefined ? "" : `/${spec.runbook}`;
    return [
      {
        spec,
        schedule,
        items: items.value,
        route,
        clauses: schedule.clauses,
        facts: scheduleFactsOf(facts, "schedule"),
        runbookUrl: `${runbookBase}/${system.key}${page}`,
      },
    ];
  });
}

function scheduleFactsOf(facts: readonly Fact[], subject: string): Fact[] {
  return facts.filter((fact) => fact.role === "schedule" && fact.subject === subject);
}
