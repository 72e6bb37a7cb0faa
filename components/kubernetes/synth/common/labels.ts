import type { Plan, PlannedAlert, PlannedRule } from "../../../../core/model";
import { labelName } from "./names";

/** Clause ids a label names; all of them stand in the citation. */
const namedClauses = 5;

/**
 * Labels Alertmanager routes, groups and inhibits by. A rule without `route` (an alternative to the rule that pages, a
 * figure of an objective) reaches nobody.
 */
export function ruleLabels(
  plan: Plan,
  alert: PlannedAlert,
  rule: PlannedRule,
  pages: boolean,
): Readonly<Record<string, string>> {
  const route = plan.routes.find((candidate) => candidate.key === rule.route);
  const given = Object.entries({ ...route?.labels, ...rule.labels }).map(([name, value]) => [labelName(name), value]);
  const clauses = rule.clauses.slice(0, namedClauses).join(" ");
  return {
    ...(Object.fromEntries(given) as Record<string, string>),
    severity: rule.severity,
    system: plan.system.key,
    environment: plan.system.environment,
    alert: alert.key,
    ...(pages && { route: rule.route }),
    ...(alert.quiet && { objective: alert.key }),
    ...(alert.concept === "target.up" && { target: "down" }),
    ...(alert.outage && rule.severity === "outage" && { incident: "service" }),
    ...(clauses !== "" && { clauses }),
  };
}
