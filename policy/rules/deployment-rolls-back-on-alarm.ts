import { count, fields, items } from "../inputs";
import { isType } from "../lookup";
import type { ResourceRule } from "../rule";

/** Minutes are too short for a person: the deployment itself goes back when an alarm fires. */
export const deploymentRollsBackOnAlarm: ResourceRule = {
  name: "deployment-rolls-back-on-alarm",
  description: "a deployment stops and goes back when an alarm fires",
  looksAt: "rollback and alarm configuration of CodeDeploy deployment groups",
  remediation: "enable autoRollbackConfiguration with DEPLOYMENT_STOP_ON_ALARM and name the alarms",
  severity: "mandatory",
  scope: "resource",
  isAbout: isType("aws:codedeploy/deploymentGroup:DeploymentGroup"),
  fault: ({ inputs }) => {
    const back = fields(inputs.autoRollbackConfiguration);
    if (back.enabled !== true || !items(back.events).includes("DEPLOYMENT_STOP_ON_ALARM"))
      return "no rollback on an alarm";
    const alarms = fields(inputs.alarmConfiguration);
    return alarms.enabled === true && count(alarms.alarms) > 0 ? undefined : "no alarm is named";
  },
};
