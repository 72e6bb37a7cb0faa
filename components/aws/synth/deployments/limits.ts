import type { LimitTable } from "../../../../core/model";
import { deploymentGroupType } from "./tokens";

const docs = "https://docs.aws.amazon.com/codedeploy/latest";

/** What CodeDeploy accepts. */
export const deploymentLimits = {
  groupName: {
    value: 100,
    measure: "bytes",
    reference: `${docs}/APIReference/API_CreateDeploymentGroup.html`,
    inputs: { [deploymentGroupType]: "deploymentGroupName" },
  },
  alarms: {
    value: 10,
    measure: "entries",
    reference: `${docs}/userguide/limits.html`,
    inputs: { [deploymentGroupType]: "alarmConfiguration.alarms" },
    code: "AWS-DEPLOYMENT-ALARMS",
    what: "a deployment goes back on so many alarms only",
    change: "name fewer alarms",
  },
  rollbackEvents: {
    accepted: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST"],
    reference: `${docs}/APIReference/API_AutoRollbackConfiguration.html`,
    inputs: { [deploymentGroupType]: "autoRollbackConfiguration.events[*]" },
  },
} as const satisfies LimitTable;
