import type { ResourceContracts } from "../../../core/model";
import { limits } from "./limits";

const policy = "pagerduty:index/escalationPolicy:EscalationPolicy";
const service = "pagerduty:index/service:Service";

/** What PagerDuty asks of each resource this dialect declares: the references are those of `limits`. */
export const contracts: ResourceContracts = {
  [policy]: {
    required: ["name", "rules"],
    identity: "{input.name}",
    id: "P{letters}",
    limits: [
      { at: "name", longest: limits.name },
      { at: "description", longest: limits.description },
      { at: "rules", entries: limits.rules },
      { at: "rules[*].targets", entries: limits.targets },
      { at: "rules[*].escalationDelayInMinutes", least: limits.delayMinutes },
    ],
  },
  [service]: {
    required: ["name", "escalationPolicy"],
    identity: "{input.name}",
    id: "P{letters}",
    limits: [
      { at: "name", longest: limits.name },
      { at: "description", longest: limits.description },
    ],
    references: [{ at: "escalationPolicy", types: [policy], output: "id" }],
  },
  "pagerduty:index/serviceIntegration:ServiceIntegration": {
    required: ["service", "type|vendor"],
    fixed: ["service", "type", "vendor"],
    id: "P{letters}",
    outputs: { integrationKey: "R0{uuid}" },
    references: [{ at: "service", types: [service], output: "id" }],
  },
};
