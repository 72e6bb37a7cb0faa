import {
  type Budget,
  type EventSpec,
  type Fact,
  type Planned,
  type PlannedAlert,
  type PlannedRoute,
  type Problem,
  type Receiver,
  type Route,
  type Severity,
  type System,
  severities,
} from "../model";
import { clausesOf, quantityFacts, textFacts } from "./facts";

/** Every route with its receivers and the documented values it must show. */
export function planRoutes(system: System): PlannedRoute[] {
  const receivers = new Map(system.receivers.map((receiver) => [receiver.key, receiver]));
  return system.routes.map((route) => planRoute(route, receivers));
}

function planRoute(route: Route, receivers: ReadonlyMap<string, Receiver>): PlannedRoute {
  const to = route.to.flatMap((stated) => receivers.get(stated.value) ?? []);
  const facts = [
    // The document names people and channels; what stands in the inputs is the channel of the receiver.
    ...route.to.flatMap((stated) => {
      const receiver = receivers.get(stated.value);
      return receiver ? about(receiver, textFacts({ ...stated, value: receiver.channel }, "channel")) : [];
    }),
    ...to.flatMap((receiver) => receiverFacts(receiver)),
    ...quantityFacts(route.wait, "wait"),
    ...quantityFacts(route.repeat, "interval"),
    ...textFacts(route.facts, "text"),
  ];
  return {
    key: route.key,
    title: route.title,
    receivers: to,
    labels: route.labels,
    clauses: clausesOf(facts),
    facts,
    ...((severities as readonly string[]).includes(route.key) && { severity: route.key as Severity }),
    ...(route.wait && { wait: route.wait.value }),
    ...(route.repeat && { repeat: route.repeat.value }),
  };
}

/** Facts of one receiver: another receiver of the same channel is no evidence for them. */
function about(receiver: Receiver, facts: readonly Fact[]): Fact[] {
  return facts.map((fact) => ({ ...fact, subject: receiver.key }));
}

function receiverFacts(receiver: Receiver): Fact[] {
  const own = receiver.clauses.map((clause) => ({
    clause,
    role: "channel" as const,
    written: receiver.channel,
    corrected: false,
  }));
  const hours = receiver.hours?.deploys
    ? receiver.hours.clauses.map((clause) => ({
        clause,
        role: "hours" as const,
        written: receiver.hours?.written ?? "",
        corrected: receiver.hours?.corrected ?? false,
      }))
    : [];
  return about(receiver, [...own, ...hours, ...textFacts(receiver.facts, "text")]);
}

/** Every rule must reach somebody, and whoever is woken must be reachable at any hour. */
export function checkReach(
  system: System,
  routes: readonly PlannedRoute[],
  alerts: readonly PlannedAlert[],
  events: readonly Planned<EventSpec>[],
  budgets: readonly Budget[],
): Problem[] {
  const byKey = new Map(routes.map((route) => [route.key, route]));
  const used = new Map<string, Severity>();
  const told = alerts.filter(({ quiet }) => !quiet);
  for (const rule of told.flatMap((alert) => alert.rules)) note(used, rule.route, rule.severity);
  for (const { spec } of events) note(used, spec.notify ?? spec.severity, spec.severity);
  for (const { route } of budgets) note(used, route, "warning");
  return [...used].sort().flatMap(([key, severity]) => {
    const problem = reachProblem(key, severity, byKey.get(key));
    return problem ? [{ ...problem, at: { file: system.file, line: 1, column: 1 }, path: `routes.${key}` }] : [];
  });
}

function note(used: Map<string, Severity>, route: string, severity: Severity): void {
  const worst = used.get(route);
  if (worst === undefined || severities.indexOf(severity) < severities.indexOf(worst)) used.set(route, severity);
}

function reachProblem(key: string, severity: Severity, route: PlannedRoute | undefined): Problem | undefined {
  if (!route || route.receivers.length === 0) {
    return {
      code: "PLAN-RECEIVER",
      what: `alerts of severity ${severity} have no receiver`,
      change: `add a route ${key} with at least one receiver`,
    };
  }
  const wakes = severity === "outage" || severity === "critical";
  if (!wakes || route.receivers.some((receiver) => receiver.hours === undefined)) return undefined;
  return {
    code: "PLAN-HOURS",
    what: `${severity} alerts reach people only in their working hours`,
    given: route.receivers.map((receiver) => receiver.key).join(", "),
    change: `add a receiver without hours to route ${key}`,
  };
}
