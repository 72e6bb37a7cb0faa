import {
  cite,
  type Escalation,
  type LimitUse,
  type Plan,
  type Planned,
  type PlannedRoute,
  type Problem,
  physicalName,
  severities,
  shorten,
} from "../../../core/model";
import type { SynthContext } from "../../kit/context";
import type { TypedSpec, TypedSynthesis } from "../../kit/typed-inputs";
import { pagerDutySpec } from "./common/typed-inputs";
import { integrations, vendorProblems } from "./integrations";
import { limits, reference } from "./limits";
import { type EscalationRules, escalationRules } from "./rules";

/** How often an unanswered policy starts over. Unanswered, an incident must not fall silent after one round. */
const loops = 2;

/** Escalations as policies on existing schedules and users, with a service and an integration for every route. */
export function synth(plan: Plan, { place }: SynthContext): TypedSynthesis {
  const { azureVendor } = place.settings;
  const escalated = plan.escalations.flatMap((escalation) => routesOf(plan, escalation));
  const made = plan.escalations.map((escalation) => ({ escalation, rules: escalationRules(plan, escalation) }));
  return {
    rules: [],
    declarations: [
      ...made.map(({ escalation, rules }) => policy(plan, escalation, rules)),
      ...made.flatMap(({ escalation }) =>
        routesOf(plan, escalation).flatMap((route) => service(plan, escalation, route, azureVendor)),
      ),
    ],
    limits: made.map(({ escalation, rules }) => limitUse(escalation, rules)),
    problems: [
      ...made.flatMap(({ escalation, rules }) => policyProblems(plan, escalation, rules)),
      ...sharedRoutes(plan),
      ...vendorProblems(plan, escalated, place.alias, azureVendor),
    ],
  };
}

function routesOf(plan: Plan, escalation: Planned<Escalation>): PlannedRoute[] {
  return plan.routes.filter((route) => escalation.spec.routes.includes(route.key));
}

function nameOf(plan: Plan, key: string): string {
  return physicalName([plan.system.key, plan.system.environment, key], limits.name);
}

function policy(plan: Plan, escalation: Planned<Escalation>, made: EscalationRules): TypedSpec {
  const clauses = plan.clauses.filter((clause) => escalation.clauses.includes(clause.id));
  const citation = cite(plan.system.document.name, clauses, limits.description - 40);
  const { at, path } = escalation.spec;
  const spec = pagerDutySpec({
    key: `escalation-${escalation.spec.key}`,
    type: "pagerduty:index/escalationPolicy:EscalationPolicy",
    concern: "escalations",
    inputs: {
      name: nameOf(plan, escalation.spec.key),
      description: [shorten(escalation.spec.title, 40), citation].filter((text) => text !== "").join(": "),
      numLoops: loops,
      rules: made.rules,
    },
    clauses: escalation.clauses,
  });
  return { ...spec, origins: [...(spec.origins ?? []), { input: "rules", at, path }] };
}

/** Incidents resolve when the alert does, never by PagerDuty's own clock. */
function service(
  plan: Plan,
  escalation: Planned<Escalation>,
  route: PlannedRoute,
  azureVendor: string | undefined,
): TypedSpec[] {
  return [
    pagerDutySpec({
      key: `service-${route.key}`,
      type: "pagerduty:index/service:Service",
      concern: "escalations",
      inputs: {
        name: nameOf(plan, route.key),
        description: `${plan.system.title}: ${route.title}`.slice(0, limits.description),
        escalationPolicy: { ref: `escalation-${escalation.spec.key}`, output: "id" },
        alertCreation: "create_alerts_and_incidents",
        autoResolveTimeout: "null",
        incidentUrgencyRule: { type: "constant", urgency: urgencyOf(plan, route) },
      },
      clauses: [],
    }),
    ...integrations(plan, route, azureVendor),
  ];
}

/** Only what must wake somebody is urgent: the worst severity that uses the route decides. */
function urgencyOf(plan: Plan, route: PlannedRoute): "high" | "low" {
  const used = [
    ...plan.alerts.flatMap((alert) => alert.rules.flatMap((rule) => (rule.route === route.key ? [rule.severity] : []))),
    ...plan.events.flatMap(({ spec }) => ((spec.notify ?? spec.severity) === route.key ? [spec.severity] : [])),
    ...(route.severity ? [route.severity] : []),
  ];
  const worst = Math.min(severities.length - 1, ...used.map((severity) => severities.indexOf(severity)));
  return worst <= severities.indexOf("critical") ? "high" : "low";
}

function limitUse({ spec }: Planned<Escalation>, made: EscalationRules): LimitUse {
  return { name: `rules of escalation ${spec.key}`, used: made.rules.length, allowed: limits.rules, reference };
}

function policyProblems(plan: Plan, { spec }: Planned<Escalation>, made: EscalationRules): Problem[] {
  const at = { at: spec.at, path: spec.path };
  const problems: Problem[] = spec.steps
    .filter((step) => step.target === undefined || step.target === "")
    .map((step) => ({
      code: "PAGERDUTY-TARGET",
      ...at,
      what: `step ${step.title} has no ${step.targetType}`,
      change: `pulumi config set ${plan.system.key}:${step.config} <id of the PagerDuty ${step.targetType}>`,
    }));
  for (const { step, detection } of made.late) {
    problems.push({
      code: "PAGERDUTY-LATE",
      at: step.after.at,
      path: step.after.path,
      what: "the documented time is over before the alert can fire",
      given: step.after.written,
      allowed: `more than ${detection} seconds: the window or wait of its alerts, and one evaluation`,
      change: "shorten the window of the alerts, or record a finding and deploy a later time with deploy: and because:",
      clauses: step.after.clauses,
    });
  }
  const unknown = spec.routes.filter((key) => !plan.routes.some((route) => route.key === key));
  if (unknown.length > 0)
    problems.push({ code: "PAGERDUTY-ROUTE", ...at, what: "unknown route", given: unknown.join(", ") });
  return problems;
}

/** A service has one escalation policy, so that a route enters one escalation. */
function sharedRoutes(plan: Plan): Problem[] {
  const owner = new Map<string, string>();
  return plan.escalations.flatMap(({ spec }) =>
    spec.routes.flatMap((route) => {
      const other = owner.get(route);
      owner.set(route, other ?? spec.key);
      if (other === undefined) return [];
      return [
        {
          code: "PAGERDUTY-ROUTE",
          at: spec.at,
          path: spec.path,
          what: `route ${route} enters two escalations`,
          given: `${other}, ${spec.key}`,
          change: "let each route enter one escalation",
        },
      ];
    }),
  );
}
