import { baseAmount, type Operator, type Plan, type PlannedRoute, seconds } from "../../core/model";
import type { RuleReport } from "../plan/report";
import { quantityText, thresholdText } from "../plan/wording";

/** One way to be called: an alert at one severity, or an event. */
export interface RuleState {
  /** `alert/severity`, or the event's key. */
  readonly id: string;
  readonly alert: string;
  readonly title: string;
  readonly severity: string;
  readonly route: string;
  readonly clauses: readonly string[];
  /** Whether a resource carries it and notifies. */
  readonly notifies: boolean;
  /** Absent for events. */
  readonly condition?: Condition;
}

/** When an alert fires. Durations in seconds, the limit in its base unit. */
export interface Condition {
  readonly threshold: string;
  readonly operator: Operator;
  readonly limit: number;
  readonly for: number;
  readonly every: number;
  readonly window: number;
  /** Share of the evaluations within `for` that must breach. */
  readonly datapoints?: number;
  readonly minimumTraffic?: { readonly text: string; readonly base: number };
  /** What no data means. */
  readonly missing: string;
}

/** Who is told, on the first message and later. */
export interface RouteState {
  readonly key: string;
  readonly title: string;
  readonly receivers: readonly ReceiverState[];
  /** Seconds before the first message. */
  readonly wait: number;
  /** Seconds between repetitions; absent when it is not repeated. */
  readonly repeat?: number;
  readonly steps: readonly { readonly title: string; readonly to: string; readonly after: number }[];
}

export interface ReceiverState {
  readonly key: string;
  readonly title: string;
  readonly channel: string;
  /** Address where it is no secret, else the configuration key. */
  readonly to: string;
  /** Only reachable then; any time when absent. */
  readonly hours?: string;
}

export function rulesOf(plan: Plan, rendered: readonly RuleReport[]): RuleState[] {
  const notifying = new Set(
    rendered.filter((rule) => rule.pages && rule.urn !== undefined).map((rule) => `${rule.alert}/${rule.severity}`),
  );
  const alerts = plan.alerts.flatMap((alert) =>
    alert.rules.map((rule): RuleState => {
      const id = `${alert.key}/${rule.severity}`;
      const { severity, route, clauses } = rule;
      const condition = conditionOf(rule);
      const notifies = notifying.has(id);
      return { id, alert: alert.key, title: alert.title, severity, route, clauses, notifies, condition };
    }),
  );
  return [...alerts, ...eventsOf(plan)].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function eventsOf(plan: Plan): RuleState[] {
  return plan.events.map(({ spec, clauses }) => ({
    id: `event ${spec.key}`,
    alert: `event ${spec.key}`,
    title: spec.title,
    severity: spec.severity,
    route: spec.notify ?? spec.severity,
    clauses,
    notifies: spec.present,
  }));
}

function conditionOf(rule: Plan["alerts"][number]["rules"][number]): Condition {
  const { threshold, datapoints, minimumTraffic, missing } = rule;
  const evaluations = Math.max(1, Math.floor(seconds(rule.for) / seconds(rule.every)));
  return {
    threshold: thresholdText(threshold),
    operator: threshold.operator,
    limit: baseAmount(threshold.limit),
    for: seconds(rule.for),
    every: seconds(rule.every),
    window: seconds(rule.window),
    ...(datapoints !== undefined && { datapoints: datapoints / evaluations }),
    ...(minimumTraffic && { minimumTraffic: { text: quantityText(minimumTraffic), base: baseAmount(minimumTraffic) } }),
    missing,
  };
}

export function routesOf(plan: Plan): RouteState[] {
  return plan.routes.map((route) => routeState(route, plan)).sort((a, b) => (a.key < b.key ? -1 : 1));
}

function routeState(route: PlannedRoute, plan: Plan): RouteState {
  const escalations = plan.escalations.filter(({ spec }) => spec.routes.includes(route.key));
  return {
    key: route.key,
    title: route.title,
    receivers: route.receivers.map(({ key, title, channel, config, address, hours }) => ({
      key,
      title,
      channel,
      to: address ?? config,
      ...(hours && { hours: hours.written }),
    })),
    wait: route.wait ? seconds(route.wait) : 0,
    ...(route.repeat && { repeat: seconds(route.repeat) }),
    steps: escalations.flatMap(({ spec }) =>
      spec.steps.map(({ title, config, target, after }) => ({
        title,
        to: target ?? config,
        after: seconds(after.value),
      })),
    ),
  };
}
