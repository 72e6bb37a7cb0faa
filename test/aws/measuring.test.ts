import assert from "node:assert/strict";
import type { Synthesis } from "../../core/model";
import { type Call, type Services, simulateMachine } from "../kit/state-machine";
import { planYaml } from "../kit/yaml-plan";
import { catalogue } from "../planning/kit";
import { backupScene } from "./backup-scene";
import { assertBackwards, declared, synth } from "./kit";
import { context } from "./plans";

const day = 86_400_000;
/** As Step Functions writes a time. */
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();
const definitionOf = (synthesis: Synthesis, key: string) =>
  (declared(synthesis, key).inputs.definition as { json: unknown }).json;

interface Metric {
  readonly MetricName: string;
  readonly Value: number;
  readonly Dimensions: readonly { readonly Name: string; readonly Value: unknown }[];
}

/** Metrics that were written: name, value in whole seconds, dimension. The data must be a list. */
function published(calls: readonly Call[]): (readonly unknown[])[] {
  return calls
    .filter(({ service }) => service === "cloudwatch:putMetricData")
    .flatMap(({ given }) => {
      assert.ok(Array.isArray(given.MetricData), JSON.stringify(given));
      return (given.MetricData as Metric[]).map(({ MetricName, Value, Dimensions }) => {
        return [given.Namespace, MetricName, Math.round(Value), Dimensions[0]?.Name, Dimensions[0]?.Value];
      });
    });
}

const written: Services = { "cloudwatch:putMetricData": () => ({}) };

describe("The age of jobs on AWS", () => {
  const sections = `where: { aws: main }
resources:
  batch: { title: Batch, kind: aws.ecs.cluster, cluster: "arn:aws:ecs:ap-northeast-1:444455556666:cluster/shop", subnets: subnet-1, securityGroups: sg-1, executionRole: "arn:aws:iam::444455556666:role/execution", roles: "arn:aws:iam::444455556666:role/batch" }
  invoices: { title: Invoices, kind: aws.sfn.statemachine, arn: "@job-b003-runs#arn" }
  sums: { title: Sums, kind: aws.sfn.statemachine, arn: "@job-b004-runs#arn" }
alerts:
  invoices.failed: { concept: job.failures, on: invoices, from: Jobs, critical: { assume: ">= 1 failures", because: it failed } }
  sums.failed: { concept: job.failures, on: sums, from: Jobs, critical: { assume: ">= 1 failures", because: it failed } }
  sums.missing: { concept: job.missed, on: sums, from: Jobs, critical: { assume: down, because: daily } }
jobs:
  b003: { title: Invoices, from: Jobs, schedule: last day 23:00, run: "arn:aws:ecs:ap-northeast-1:444455556666:task-definition/invoices:3", in: batch, limit: 2 hours }
  b004: { title: Sums, from: Jobs, schedule: daily 04:00, run: "arn:aws:ecs:ap-northeast-1:444455556666:task-definition/sums:3", in: batch, limit: 1 hour }
`;
  const synthesis = synth(planYaml(sections, {}, catalogue()), context);
  const arn = { ref: "job-b003-runs", output: "arn" };

  it("is measured of a state machine that somebody else made, too", () => {
    const machine = "arn:aws:states:ap-northeast-1:444455556666:stateMachine:scraper";
    const other = synth(
      planYaml(
        `where: { aws: main }
resources: { scraper: { title: Scraper, kind: aws.sfn.statemachine, arn: "${machine}" } }
alerts: { scraper.stale: { concept: job.age, on: scraper, from: Alarms, critical: { assume: "> 8 days", because: weekly } } }
`,
        {},
        catalogue(),
      ),
      context,
    );
    assert.deepEqual(other.problems, []);
    const definition = JSON.stringify(declared(other, "job-ages").inputs.definition);
    assert.ok(definition.includes(`"Items":[{"arn":"${machine}"}]`), definition);
    const policy = JSON.stringify(declared(other, "job-ages-role-policy").inputs.policy);
    assert.ok(policy.includes(`"Resource":["${machine}"]`), policy);
    const { dimensions } = declared(other, "alert-scraper.stale-critical").inputs;
    assert.deepEqual(dimensions, { StateMachineArn: machine });
  });

  it("is measured where an alert asks it, and each alarm reads what is written", async () => {
    assert.deepEqual(synthesis.problems, []);
    assertBackwards(synthesis);
    const calls = await simulateMachine(definitionOf(synthesis, "job-ages"), {
      ...written,
      "sfn:describeStateMachine": () => ({ CreationDate: ago(100 * day) }),
      "sfn:listExecutions": () => ({ Executions: [{ StartDate: ago(2.5 * day), StopDate: ago(2 * day) }] }),
    });
    assert.deepEqual(published(calls), [["Hozen/Jobs", "SinceSuccess", 172_800, "StateMachineArn", arn]]);
    assert.deepEqual(calls[1], {
      service: "sfn:listExecutions",
      given: { StateMachineArn: arn, StatusFilter: "SUCCEEDED", MaxResults: 1 },
    });
    const { inputs } = declared(synthesis, "alert-invoices.missed-critical");
    assert.deepEqual(
      [
        inputs.namespace,
        inputs.metricName,
        inputs.dimensions,
        inputs.threshold,
        inputs.period,
        inputs.treatMissingData,
      ],
      ["Hozen/Jobs", "SinceSuccess", { StateMachineArn: arn }, 747 * 3600, 3600, "breaching"],
    );
  });

  it("counts from the day a job was made while it never succeeded", async () => {
    const calls = await simulateMachine(definitionOf(synthesis, "job-ages"), {
      ...written,
      "sfn:describeStateMachine": () => ({ CreationDate: ago(3 * day) }),
      "sfn:listExecutions": () => ({ Executions: [] }),
    });
    assert.deepEqual(published(calls)[0]?.slice(1, 3), ["SinceSuccess", 259_200]);
  });

  it("is not written when a service does not answer, so that the alarm takes silence for the worst", async () => {
    const answers = { ...written, "sfn:describeStateMachine": () => new Error("AccessDenied") };
    await assert.rejects(simulateMachine(definitionOf(synthesis, "job-ages"), answers), /AccessDenied/);
  });

  it("may read those runs only, and write into its own namespace only", () => {
    const { policy } = declared(synthesis, "job-ages-role-policy").inputs as { policy: { json: unknown } };
    assert.deepEqual(policy.json, {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Runs",
          Effect: "Allow",
          Action: ["states:DescribeStateMachine", "states:ListExecutions"],
          Resource: [arn],
        },
        {
          Sid: "Metrics",
          Effect: "Allow",
          Action: "cloudwatch:PutMetricData",
          Resource: "*",
          Condition: { StringEquals: { "cloudwatch:namespace": "Hozen/Jobs" } },
        },
      ],
    });
  });
});

describe("The age of backups on AWS", () => {
  const { synthesis } = backupScene("backups:\n  full: { on: db, schedule: daily 02:00, keep: 30 days }\n");
  const machine = definitionOf(synthesis, "backup-freshness-db");
  const answers = (protectedResource: object): Services => ({
    ...written,
    "rds:describeDBInstances": () => ({ DbInstances: [{ LatestRestorableTime: ago(240_000) }] }),
    "backup:describeProtectedResource": () => protectedResource,
  });
  const metric = (name: string, value: number) => ["Hozen/Backup", name, value, "DBInstanceIdentifier", "shop-db"];

  it("is written as lists, whatever of it is known", async () => {
    const all = {
      LastBackupTime: ago(day),
      LatestRestoreExecutionTimeMinutes: 30,
      LatestRestoreJobCreationDate: ago(2 * day),
    };
    assert.deepEqual(published(await simulateMachine(machine, answers(all))), [
      metric("RestorableAge", 240),
      metric("BackupAge", 86_400),
      metric("RestoreSeconds", 1800),
      metric("RestoreAge", 172_800),
    ]);
    assert.deepEqual(published(await simulateMachine(machine, answers({ LastBackupTime: ago(day) }))), [
      metric("RestorableAge", 240),
      metric("BackupAge", 86_400),
    ]);
  });
});
