import { about, spelled } from "../../../../core/evidence";
import type { Planned, Problem, RecoverySpec } from "../../../../core/model";
import { merge, nothing } from "../../../kit/fragment";
import { type Entry, problemAt } from "../../../kit/problems";
import { type Context, nameOf, tagsOf } from "../common/context";
import { awsResource, type Fragment } from "../common/resource";
import { concerns } from "../common/tokens";
import { groupsOf } from "../scaling/groups";
import { deploymentLimits } from "./limits";
import { deploymentGroupType } from "./tokens";

const onAlarm = "DEPLOYMENT_STOP_ON_ALARM";

/** Entries of `recovery:` whose deployments go back by themselves. */
export function deploymentsOf(scope: Context): Fragment {
  const entries = scope.plan.entries.recovery.filter(({ spec }) => spec.method?.value === onAlarm);
  return merge(...entries.map((entry) => rollbackPart(entry, scope)));
}

/**
 * Deployment groups that stop and go back when a critical alarm fires: minutes are too short for a person's decision.
 * An alarm CodeDeploy cannot read does not stop a deployment.
 */
function rollbackPart({ spec, facts, clauses }: Planned<RecoverySpec>, scope: Context): Fragment {
  const entry: Entry = { at: spec.at, path: spec.path, clauses };
  const { groups, problems } = groupsOf(spec, entry, scope);
  const application = spec.application?.value;
  const role = spec.role?.value;
  const alerts = spec.alarms?.value ?? [];
  const faults = [...problems, ...inputProblems(application, role, entry), ...alarmProblems(alerts, entry, scope)];
  if (faults.length > 0 || application === undefined || role === undefined) return { ...nothing, problems: faults };
  const declarations = groups.map((group) => {
    const inputs = {
      appName: application,
      deploymentGroupName: nameOf(scope, [group.resource.key], deploymentLimits.groupName.value),
      serviceRoleArn: role,
      autoscalingGroups: [group.name],
      autoRollbackConfiguration: {
        enabled: true,
        events: ["DEPLOYMENT_FAILURE", spelled({ value: onAlarm, facts: about(facts, "method") }, (word) => word)],
      },
      alarmConfiguration: {
        enabled: true,
        ignorePollAlarmFailure: false,
        alarms: alerts.map((alert) => ({ ref: `alert-${alert}-critical`, output: "name" })),
      },
      tags: tagsOf(scope, "deployment", group.resource.key),
    };
    const key = `deployment-${group.resource.key}`;
    return awsResource({ key, type: deploymentGroupType, concern: concerns.deployments, inputs }, facts);
  });
  return { ...nothing, declarations };
}

function inputProblems(application: string | undefined, role: string | undefined, entry: Entry): Problem[] {
  if (application !== undefined && /^arn:[\w-]+:iam::\d{12}:role\/.+$/.test(role ?? "")) return [];
  return [
    problemAt(entry, "AWS-DEPLOYMENT", {
      what: "a deployment group needs the CodeDeploy application and the role CodeDeploy takes",
      given: `application ${application ?? "none"}, role ${role ?? "none"}`,
      allowed: "application: <name>, role: arn:aws:iam::<account>:role/<name>",
      change: "add application and role",
    }),
  ];
}

function alarmProblems(alerts: readonly string[], entry: Entry, { plan }: Context): Problem[] {
  const critical = plan.alerts.filter(({ rules }) => rules.some(({ severity }) => severity === "critical"));
  const unknown = alerts.filter((key) => !critical.some((alert) => alert.key === key));
  if (unknown.length === 0 && alerts.length > 0) return [];
  return [
    problemAt(entry, "AWS-DEPLOYMENT-ALARMS", {
      what: "a deployment goes back on the critical alarms of alerts that are named",
      given: (unknown.length > 0 ? unknown : alerts).join(", "),
      allowed: critical.map(({ key }) => key).join(", "),
      change: "correct alarms",
    }),
  ];
}
