import type { ResourceContracts } from "../../../../core/model";
import { tokens } from "../common/tokens";
import { deploymentLimits } from "./limits";
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
    limits: [
      { at: "deploymentGroupName", bytes: deploymentLimits.groupName.value },
      { at: "alarmConfiguration.alarms", entries: deploymentLimits.alarms.value },
      {
        at: "autoRollbackConfiguration.events[*]",
        accepted: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST"],
      },
    ],
    references: [{ at: "alarmConfiguration.alarms[*]", types: [tokens.metricAlarm], output: "name" }],
  },
};
