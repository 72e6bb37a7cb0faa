import {
  type Fact,
  type Intent,
  listOf,
  type MaintenanceWindow,
  type MutedRule,
  type Planned,
  type PlannedAlert,
  type PlannedRoute,
  type Problem,
  type Report,
  type System,
  scheduleOf,
  severities,
  textOf,
} from "../model";

/** Concepts a person must hear of at any hour, whatever is being worked on. */
const neverMuted = /^(auth|security|tls|backup|restore_test|wal)\./;

/** What a stopped system cannot help showing: that it does not answer, and that its jobs do not run. */
const availability =
  /^(service|slo)\.|\.up$|^http\.error_ratio$|^http\.request_rate\.wow$|^db\.replicas\.missing$|^job\.(age|missed|overdue|started)$/;

/** `window:` of the section `maintenance`, with the rules each mutes. A window with `downtime` is a planned stop. */
export function planWindows(intents: readonly Planned<Intent>[], alerts: readonly PlannedAlert[]): MaintenanceWindow[] {
  return intents.flatMap(({ spec, facts }) => {
    const schedule = scheduleOf(spec, "window");
    if (spec.section !== "maintenance" || !schedule) return [];
    const stop = spec.values.downtime !== undefined;
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

function mutedRules({ key, concept, resource, rules }: PlannedAlert, spec: Intent, stop: boolean): MutedRule[] {
  const { on } = spec;
  if (neverMuted.test(concept) || rules.some(({ route }) => route.startsWith("security"))) return [];
  if ((on !== undefined && on !== resource.key) || listOf(spec, "except").includes(key)) return [];
  const stated = listOf(spec, "mutes");
  const muted = stated.length > 0 ? stated : ["warning", "info"];
  return rules
    .filter(({ severity }) => muted.includes(severity) || (stop && availability.test(concept)))
    .map(({ severity, route }) => ({ alert: key, severity, route }));
}

/** Exceptions that name no alert, and severities and exceptions beside no window. */
export function windowProblems(intents: readonly Planned<Intent>[], alerts: readonly PlannedAlert[]): Problem[] {
  const keys = alerts.map(({ key }) => key);
  return intents.flatMap(({ spec }): Problem[] => {
    const { at, path, section } = spec;
    const stated = ["mutes", "except"].filter((name) => spec.values[name] !== undefined);
    if (section !== "maintenance" || stated.length === 0) return [];
    if (!scheduleOf(spec, "window")) {
      const what = `${stated.join(" and ")} beside no window mutes nothing`;
      return [
        { code: "PLAN-WINDOW", at, path, what, allowed: "window: second sunday 02:00-04:00", change: "add window" },
      ];
    }
    const place = textOf(spec, "except");
    return listOf(spec, "except")
      .filter((name) => !keys.includes(name))
      .map((given) => ({
        code: "PLAN-WINDOW",
        at: place?.at ?? at,
        path: place?.path ?? path,
        what: "no alert of this key, so nothing is excepted",
        given,
        allowed: keys.join(", "),
        change: "name the key of an entry of alerts",
      }));
  });
}

const toldSections: readonly Intent["section"][] = ["maintenance", "recovery", "security"];

/** `items:` with a `schedule:` of the sections of `toldSections`: told on `notify`, else on the mildest route. */
export function planReports(
  system: System,
  intents: readonly Planned<Intent>[],
  routes: readonly PlannedRoute[],
  runbookBase: string,
): Report[] {
  const mildest = [...severities].reverse().find((severity) => routes.some(({ key }) => key === severity));
  return intents.flatMap(({ spec, facts }) => {
    const [schedule, items] = [scheduleOf(spec), textOf(spec, "items")];
    const route = spec.notify ?? mildest;
    const told = toldSections.includes(spec.section);
    if (!told || !schedule || !items || route === undefined) return [];
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
