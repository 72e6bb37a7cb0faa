import { strict as assert } from "node:assert";
import { complaints, planYaml } from "../kit/yaml-plan";
import { assertBackwards, assertEvidence, declared, synth, unseen } from "./kit";
import { context } from "./plans";

const planOf = (entries: string) =>
  planYaml(`where: { aws: main }
resources:
  web: { title: Web, kind: aws.ec2.asg, group: shop-web }
  db: { kind: aws.rds.postgres, instance: shop-db }
scaling:
${entries}
`);
const problems = (entries: string) => complaints(synth(planOf(entries), context).problems);
const out = `  cpu:
    title: Scale out
    from: 9. Capacity
    threshold: { is: 70%, row: &out S-1 }
    duration: { is: 30 minutes, row: *out }
    add: { is: 1 servers, row: *out }
    delay: 30 minutes
    scope: [web]
  latency: { action: { is: scale-out, row: S-2 }, scope: [web] }`;
const night = (parts: string) => `  night: { scope: [web], action: { is: minimum, row: S-3 }, ${parts} }`;
const hours = 'hours-of-day: "22:00-07:00", minimum: 2 servers, usual: 4 servers';

describe("Scaling out on AWS", () => {
  const plan = planOf(out);
  const synthesis = synth(plan, context);

  it("adds one server while the CPU of a group has been busy for as long as documented", () => {
    assert.deepEqual(complaints(synthesis.problems), []);
    assert.deepEqual(declared(synthesis, "scaling-cpu-web").inputs, {
      name: "shop-prod-cpu-web",
      autoscalingGroupName: "shop-web",
      policyType: "StepScaling",
      adjustmentType: "ChangeInCapacity",
      metricAggregationType: "Average",
      estimatedInstanceWarmup: 1800,
      stepAdjustments: [{ metricIntervalLowerBound: "0", scalingAdjustment: 1 }],
    });
    const { alarmDescription, tags, ...alarm } = declared(synthesis, "scaling-cpu-web-alarm").inputs;
    assert.deepEqual(alarm, {
      name: "shop-prod-scaling-cpu-web",
      namespace: "AWS/EC2",
      metricName: "CPUUtilization",
      dimensions: { AutoScalingGroupName: "shop-web" },
      statistic: "Average",
      period: 300,
      evaluationPeriods: 6,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 70,
      treatMissingData: "missing",
      alarmActions: [{ ref: "scaling-cpu-web", output: "arn" }],
    });
    assert.equal(
      alarmDescription,
      "Web Scale out\n70%, 30 minutes, 1 servers\nshop.md 9. Capacity「70%」\nOpen the runbook and start with its first check\nhttps://runbooks.example.com/shop/cpu",
    );
    assertBackwards(synthesis);
  });

  it("shows threshold, duration, step and what else the document answers by scaling out", () => {
    assert.deepEqual(unseen(plan, synthesis), []);
    assertEvidence(plan, synthesis);
  });

  it("refuses what is no group, and a group nobody names", () => {
    assert.deepEqual(problems(out.replaceAll("scope: [web]", "scope: [db]")), ["AWS-SCALING-GROUP db"]);
  });

  it("needs threshold, duration and step", () => {
    assert.deepEqual(problems("  cpu: { add: 1 servers, threshold: 70%, scope: [web] }"), ["AWS-SCALING-STEP"]);
  });

  it("judges in whole periods of five minutes, for at most a day", () => {
    const lasting = (duration: string) => problems(out.replace("30 minutes, row", `${duration}, row`));
    assert.deepEqual(lasting("7 minutes"), ["AWS-SCALING-DURATION 7 minutes"]);
    assert.deepEqual(lasting("25 hours"), ["AWS-SCALING-DURATION 25 hours"]);
    assert.deepEqual(lasting("24 hours"), []);
    assert.deepEqual(lasting("5 minutes"), []);
  });
});

describe("Shrinking at night on AWS", () => {
  const plan = planOf(night(`${hours}, holidays: "2026-11-03,2027-01-11"`));
  const synthesis = synth(plan, context);
  const size = (key: string) => {
    const { scheduledActionName: _, autoscalingGroupName: __, ...rest } = declared(synthesis, key).inputs;
    return rest;
  };

  it("shrinks every evening and grows back on the mornings of working days", () => {
    assert.deepEqual(size("scaling-night-web-night"), {
      recurrence: "0 22 * * *",
      timeZone: "Asia/Tokyo",
      minSize: 2,
      maxSize: -1,
      desiredCapacity: 2,
    });
    assert.deepEqual(size("scaling-night-web-day"), {
      recurrence: "0 7 * * 1-5",
      timeZone: "Asia/Tokyo",
      minSize: 4,
      maxSize: -1,
      desiredCapacity: 4,
    });
  });

  it("shrinks again a minute after the morning of a holiday to come; past ones AWS would refuse", () => {
    assert.equal(size("scaling-night-web-holiday-2027-01-11").startTime, "2027-01-10T22:01:00Z");
    assert.equal(
      synthesis.declarations.find(({ key }) => key.endsWith("2026-11-03")),
      undefined,
    );
  });

  it("shows the documented shrinking", () => {
    assert.deepEqual(unseen(plan, synthesis), []);
    assertEvidence(plan, synthesis);
  });

  it("needs its hours and both sizes", () => {
    assert.deepEqual(problems(night("minimum: 2 servers, usual: 4 servers")), ["AWS-SCALING-NIGHT "]);
    assert.deepEqual(problems(night(hours.replace("22:00", "25:00"))), ["AWS-SCALING-NIGHT 25:00-07:00"]);
  });

  it("never leaves one server alone, nor more than there are by day", () => {
    assert.deepEqual(problems(night(hours.replace("2 servers", "1 servers"))), [
      "AWS-SCALING-MINIMUM 1 servers at night, 4 servers by day",
    ]);
    assert.deepEqual(problems(night(hours.replace("2 servers", "5 servers"))), [
      "AWS-SCALING-MINIMUM 5 servers at night, 4 servers by day",
    ]);
    assert.deepEqual(problems(night(hours.replace("2 servers", "4 servers"))), []);
  });
});
