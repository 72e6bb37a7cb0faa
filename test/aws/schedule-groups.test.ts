import assert from "node:assert/strict";
import { planYaml } from "../kit/yaml-plan";
import { catalogue } from "../planning/kit";
import { assertBackwards, declared, synth } from "./kit";
import { context } from "./plans";

const arn = "arn:aws:ecs:ap-northeast-1:444455556666";
const sections = `where: { aws: main }
resources:
  batch: { title: Batch, kind: aws.ecs.cluster, cluster: "${arn}:cluster/shop", subnets: subnet-1, securityGroups: sg-1, executionRole: "arn:aws:iam::444455556666:role/execution", roles: "arn:aws:iam::444455556666:role/batch" }
  runs: { title: Invoices, kind: aws.sfn.statemachine, arn: "@job-b003-runs#arn" }
alerts:
  failed: { concept: job.failures, on: runs, from: Jobs, critical: { assume: ">= 1 failures", because: it failed } }
jobs:
  b003: { title: Invoices, from: Jobs, schedule: last day 23:00, run: "${arn}:task-definition/invoices:3", in: batch, limit: 2 hours }
`;
const synthesis = synth(planYaml(sections, {}, catalogue()), context);
const groups = synthesis.declarations.filter(({ type }) => type === "aws:scheduler/scheduleGroup:ScheduleGroup");

describe("Schedules on AWS", () => {
  it("stand in one group of their system, whose roles no other group may take", () => {
    assert.deepEqual(
      groups.map(({ key, inputs }) => [key, inputs.name]),
      [["schedules", "shop-prod-schedules"]],
    );
    const timers = synthesis.declarations.filter(({ type }) => type === "aws:scheduler/schedule:Schedule");
    assert.deepEqual(
      timers.map(({ key, inputs, options }) => [key, inputs.groupName, options?.dependsOn]),
      [
        ["job-b003-times", "shop-prod-schedules", ["schedules"]],
        ["job-ages-schedule", "shop-prod-schedules", ["schedules"]],
      ],
    );
    const { assumeRolePolicy } = declared(synthesis, "job-b003-schedule").inputs as {
      assumeRolePolicy: { json: { Statement: readonly { Condition: unknown }[] } };
    };
    assert.deepEqual(assumeRolePolicy.json.Statement[0]?.Condition, {
      StringEquals: { "aws:SourceAccount": "444455556666" },
      ArnLike: { "aws:SourceArn": "arn:aws:scheduler:*:444455556666:schedule-group/shop-prod-schedules" },
    });
    assertBackwards(synthesis);
  });

  it("are watched together: a start that was given up after all its tries is told", () => {
    const { inputs } = declared(synthesis, "alert-schedules.dropped-critical");
    assert.deepEqual(
      [inputs.namespace, inputs.metricName, inputs.dimensions, inputs.threshold, inputs.treatMissingData],
      [
        "AWS/Scheduler",
        "InvocationDroppedCount",
        { ScheduleGroup: { ref: "schedules", output: "name" } },
        1,
        "notBreaching",
      ],
    );
  });

  it("have no group where there are none", () => {
    const { declarations } = synth(planYaml("where: { aws: main }\n", {}, catalogue()), context);
    assert.deepEqual(
      declarations.filter(({ type }) => type.startsWith("aws:scheduler/")),
      [],
    );
  });
});
