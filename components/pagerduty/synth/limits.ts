import type { LimitTable } from "../../../core/model";

const policy = "pagerduty:index/escalationPolicy:EscalationPolicy";
const service = "pagerduty:index/service:Service";
const api = "https://developer.pagerduty.com/api-reference";

export const reference = "https://support.pagerduty.com/main/docs/escalation-policies";

/** Limits of PagerDuty, from its REST API reference and escalation policy guide. */
export const limitTable = {
  /** Minutes before the next rule. */
  delayMinutes: {
    least: 1,
    unit: "minute",
    reference,
    inputs: { [policy]: "rules[*].escalationDelayInMinutes" },
  },
  /** Rules of one escalation policy. */
  rules: {
    value: 20,
    measure: "entries",
    reference,
    inputs: { [policy]: "rules" },
    code: "PAGERDUTY-LIMIT",
    what: "too many escalation rules",
    change: "escalate in fewer steps",
  },
  /** Targets of one rule. */
  targets: {
    value: 10,
    measure: "entries",
    reference,
    inputs: { [policy]: "rules[*].targets" },
    code: "PAGERDUTY-LIMIT",
    what: "too many targets in one step",
    change: "notify fewer at once",
  },
  description: {
    value: 1024,
    measure: "longest",
    reference: api,
    inputs: { [policy]: "description", [service]: "description" },
  },
  name: { value: 100, measure: "longest", reference: api, inputs: { [policy]: "name", [service]: "name" } },
} as const satisfies LimitTable;

/** The numbers, for the code that writes what they are about. */
export const limits = {
  delayMinutes: limitTable.delayMinutes.least,
  rules: limitTable.rules.value,
  targets: limitTable.targets.value,
  description: limitTable.description.value,
  name: limitTable.name.value,
} as const;
