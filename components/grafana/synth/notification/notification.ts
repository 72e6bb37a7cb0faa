import { duration, ofRole } from "../../../../core/evidence";
import {
  exact,
  type Fidelity,
  type Plan,
  type PlannedRoute,
  type Reference,
  type Schedule,
  type Stated,
} from "../../../../core/model";
import type { TypedSpec } from "../../../kit/typed-inputs";
import { grafanaSpec } from "../common/typed-inputs";

/** Grafana's own defaults, written out. */
const defaults = { wait: "30s", interval: "5m", repeat: "4h" } as const;

/** Routing on the rule itself: no notification policy is needed, and none can steal the alert. */
export function notificationSettings(route: PlannedRoute) {
  const hours = sharedHours(route);
  return {
    contactPoint: { ref: `route-${route.key}`, output: "name" },
    groupBies: ["alertname", "grafana_folder", "alert", "severity"],
    groupWait: route.wait ? duration(route.wait, ofRole(route.facts, "wait")) : defaults.wait,
    groupInterval: defaults.interval,
    repeatInterval: route.repeat ? duration(route.repeat, ofRole(route.facts, "interval")) : defaults.repeat,
    ...(hours && { activeTimings: [{ ref: `hours-${route.key}`, output: "name" }] }),
  };
}

/** The hours all receivers of a route share; a rule has one contact point, so that single hours cannot be kept. */
export function sharedHours(route: PlannedRoute): Stated<Schedule> | undefined {
  const [first] = route.receivers;
  const same = route.receivers.every((receiver) => receiver.hours?.written === first?.hours?.written);
  return same ? first?.hours : undefined;
}

export function routeFidelity(route: PlannedRoute): Fidelity {
  const limited = route.receivers.filter((receiver) => receiver.hours);
  if (limited.length === 0 || sharedHours(route)) return exact;
  const who = limited.map((receiver) => receiver.key).join(", ");
  return { level: "approximated", reason: `a rule has one contact point: ${who} is also notified outside its hours` };
}

/** The whole tree of the organization; only for the stack that owns it, because deploying it replaces what is there. */
export function notificationPolicy(plan: Plan, routes: readonly PlannedRoute[]): TypedSpec[] {
  const last = routes.at(-1);
  if (!last) return [];
  const matchersOf = (route: PlannedRoute) =>
    Object.entries({ system: plan.system.key, environment: plan.system.environment, route: route.key }).map(
      ([label, value]) => ({ label, match: "=", value }),
    );
  const pointOf = (route: PlannedRoute): Reference => ({ ref: `route-${route.key}`, output: "name" });
  return [
    grafanaSpec({
      key: "notification-policy",
      type: "grafana:alerting/notificationPolicy:NotificationPolicy",
      concern: "notification",
      inputs: {
        contactPoint: pointOf(last),
        groupBies: ["alertname", "grafana_folder"],
        policies: routes.map((route) => ({ contactPoint: pointOf(route), matchers: matchersOf(route) })),
      },
      clauses: [],
    }),
  ];
}
