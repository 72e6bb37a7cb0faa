import type { ResourceContracts } from "../../../../core/model";
import { tokens } from "../common/tokens";
import { deploymentGroupType } from "./tokens";

/** What CodeDeploy asks of a deployment group. */
export const deploymentContracts: ResourceContracts = {
  [deploymentGroupType]: {
    required: ["appName", "deploymentGroupName", "serviceRoleArn"],
    identity: "{region} {input.appName} {input.deploymentGroupName}",
    fixed: ["appName"],
    id: "{uuid}",
    outputs: {
      arn: "arn:aws:codedeploy:{region}:{account}:deploymentgroup:{input.appName}/{input.deploymentGroupName}",
    },
    references: [{ at: "alarmConfiguration.alarms[*]", types: [tokens.metricAlarm], output: "name" }],
  },
};
