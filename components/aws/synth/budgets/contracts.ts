import type { ResourceContracts } from "../../../../core/model";
import { tokens } from "../common/tokens";
import { budgetTokens } from "./tokens";

const topicArn = (at: string) => ({ at, types: [tokens.topic], output: "arn" });

/** What AWS Budgets and Cost Anomaly Detection ask of what this dialect declares. */
export const budgetContracts: ResourceContracts = {
  [budgetTokens.budget]: {
    required: ["name", "budgetType", "timeUnit", "limitAmount", "limitUnit"],
    identity: "{account} {input.name}",
    id: "{account}:{input.name}",
    outputs: { arn: "arn:aws:budgets::{account}:budget/{input.name}" },
    references: [topicArn("notifications[*].subscriberSnsTopicArns[*]")],
  },
  [budgetTokens.anomalyMonitor]: {
    required: ["name", "monitorType", "monitorDimension|monitorSpecification"],
    identity: "{account} {input.monitorDimension}",
    fixed: ["monitorType", "monitorDimension"],
    id: "arn:aws:ce::{account}:anomalymonitor/{uuid}",
    outputs: { arn: "{id}" },
  },
  [budgetTokens.anomalySubscription]: {
    required: ["name", "frequency", "monitorArnLists", "subscribers", "thresholdExpression"],
    identity: "{account} {input.name}",
    id: "arn:aws:ce::{account}:anomalysubscription/{uuid}",
    outputs: { arn: "{id}" },
    references: [
      { at: "monitorArnLists[*]", types: [budgetTokens.anomalyMonitor], output: "arn" },
      topicArn("subscribers[*].address"),
    ],
  },
};
