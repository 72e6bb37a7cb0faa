import type { ResourceContracts } from "../../../core/model";
import { typedLimits } from "../../kit/typed-limits";
import type { PagerDutyArguments } from "./common/typed-inputs";
import { limitTable } from "./limits";

const policy = "pagerduty:index/escalationPolicy:EscalationPolicy";
const service = "pagerduty:index/service:Service";

/** What PagerDuty asks of each resource the provider declares, but for the limits. */
const declared: ResourceContracts = {
  [policy]: {
    required: ["name", "rules"],
    identity: "{input.name}",
    id: "P{letters}",
  },
  [service]: {
    required: ["name", "escalationPolicy"],
    identity: "{input.name}",
    id: "P{letters}",
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

/** What PagerDuty asks of each resource the provider declares. */
export const contracts: ResourceContracts = typedLimits<PagerDutyArguments>()(declared, limitTable);
