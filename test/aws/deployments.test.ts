import { strict as assert } from "node:assert";
import type { Plan } from "../../core/model";
import { complaints, planYaml } from "../kit/yaml-plan";
import { assertBackwards, assertEvidence, declared, synth, unseen } from "./kit";
import { alertOf, context } from "./plans";

const role = "arn:aws:iam::444455556666:role/codedeploy";
const good = `application: shop, role: "${role}", scope: [web], alarms: [web.cpu]`;

/** A plan with one critical alert, `web.cpu`, and a rollback. */
function planOf(parts: string): Plan {
  const plan = planYaml(`where: { aws: main }
resources: { web: { kind: aws.ec2.asg, group: shop-web } }
recovery:
  rollback: { method: { is: DEPLOYMENT_STOP_ON_ALARM, row: S-1 }, ${parts} }
`);
  return { ...plan, alerts: [alertOf()] };
}
const problems = (parts: string) => complaints(synth(planOf(parts), context).problems);

describe("A deployment on AWS", () => {
  const plan = planOf(good);
  const synthesis = synth(plan, context);

  it("goes back by itself when a critical alarm fires", () => {
    assert.deepEqual(complaints(synthesis.problems), []);
    assert.deepEqual(declared(synthesis, "deployment-web").inputs, {
      appName: "shop",
      deploymentGroupName: "shop-prod-web",
      serviceRoleArn: role,
      autoscalingGroups: ["shop-web"],
      autoRollbackConfiguration: { enabled: true, events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"] },
      alarmConfiguration: {
        enabled: true,
        ignorePollAlarmFailure: false,
        alarms: [{ ref: "alert-web.cpu-critical", output: "name" }],
      },
      tags: { "hozen:system": "shop", "hozen:environment": "prod", "hozen:deployment": "web", "managed-by": "hozen" },
    });
    assertBackwards(synthesis);
    assert.deepEqual(unseen(plan, synthesis), []);
    assertEvidence(plan, synthesis);
  });

  it("needs the application and the role", () => {
    assert.deepEqual(problems("scope: [web], alarms: [web.cpu]"), ["AWS-DEPLOYMENT application none, role none"]);
    assert.deepEqual(problems(good.replace(role, "codedeploy")), ["AWS-DEPLOYMENT application shop, role codedeploy"]);
  });

  it("names critical alarms that exist, at most ten", () => {
    assert.deepEqual(problems(good.replace("[web.cpu]", "[web.cpu, web.disk]")), ["AWS-DEPLOYMENT-ALARMS web.disk"]);
    assert.deepEqual(problems(good.replace(", alarms: [web.cpu]", "")), ["AWS-DEPLOYMENT-ALARMS "]);
  });
});
