import type { LimitTable, ResourceContracts } from "../../../../core/model";
import { scalingTokens } from "./tokens";

const api = "https://docs.aws.amazon.com/autoscaling/ec2/APIReference";

/** What Auto Scaling accepts. */
export const scalingLimits = {
  name: {
    value: 255,
    measure: "bytes",
    reference: `${api}/API_PutScalingPolicy.html`,
    inputs: { [scalingTokens.policy]: "name", [scalingTokens.schedule]: "scheduledActionName" },
  },
  policyType: {
    accepted: ["StepScaling", "SimpleScaling", "TargetTrackingScaling", "PredictiveScaling"],
    reference: `${api}/API_PutScalingPolicy.html`,
    inputs: { [scalingTokens.policy]: "policyType" },
  },
  adjustmentType: {
    accepted: ["ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity"],
    reference: `${api}/API_PutScalingPolicy.html`,
    inputs: { [scalingTokens.policy]: "adjustmentType" },
  },
} as const satisfies LimitTable;

/** What Auto Scaling asks of what this dialect declares. https://docs.aws.amazon.com/autoscaling/ec2/APIReference/ */
export const scalingContracts: ResourceContracts = {
  [scalingTokens.policy]: {
    required: ["autoscalingGroupName", "name", "policyType"],
    identity: "{region} {input.autoscalingGroupName} {input.name}",
    fixed: ["autoscalingGroupName", "name"],
    id: "{input.name}",
    outputs: {
      arn: "arn:aws:autoscaling:{region}:{account}:scalingPolicy:{uuid}:autoScalingGroupName/{input.autoscalingGroupName}:policyName/{input.name}",
    },
  },
  [scalingTokens.schedule]: {
    required: ["autoscalingGroupName", "scheduledActionName", "recurrence|startTime"],
    identity: "{region} {input.autoscalingGroupName} {input.scheduledActionName}",
    fixed: ["autoscalingGroupName", "scheduledActionName"],
    id: "{input.scheduledActionName}",
  },
};
