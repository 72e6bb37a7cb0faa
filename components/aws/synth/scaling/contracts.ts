import type { ResourceContracts } from "../../../../core/model";
import { scalingTokens } from "./tokens";

const longestName = 255;

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
    limits: [
      { at: "name", bytes: longestName },
      { at: "policyType", accepted: ["StepScaling", "SimpleScaling", "TargetTrackingScaling", "PredictiveScaling"] },
      { at: "adjustmentType", accepted: ["ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity"] },
    ],
  },
  [scalingTokens.schedule]: {
    required: ["autoscalingGroupName", "scheduledActionName", "recurrence|startTime"],
    identity: "{region} {input.autoscalingGroupName} {input.scheduledActionName}",
    fixed: ["autoscalingGroupName", "scheduledActionName"],
    id: "{input.scheduledActionName}",
    limits: [{ at: "scheduledActionName", bytes: longestName }],
  },
};
