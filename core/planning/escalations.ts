import type { Problem, System } from "../model";

/** Escalations wait for an acknowledgement, which only PagerDuty knows of; without it they would never happen. */
export function checkEscalations(system: System): Problem[] {
  if (system.escalations.length === 0 || system.where.pagerduty !== undefined) return [];
  return system.escalations.slice(0, 1).map((escalation) => ({
    code: "PLAN-PAGERDUTY",
    at: escalation.at,
    path: escalation.path,
    what: "the system escalates, but names no PagerDuty account to do it",
    given: `where: { ${Object.entries(system.where)
      .map(([provider, alias]) => `${provider}: ${alias}`)
      .join(", ")} }`,
    change:
      "add pagerduty: main to where:, and to the stack pulumi config set --path 'hozen:where.pagerduty.main.serviceRegion' us and pulumi config set --secret hozen:pagerdutyToken <token>",
  }));
}
