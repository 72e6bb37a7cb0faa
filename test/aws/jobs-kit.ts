import assert from "node:assert/strict";
import type { MonitoredResource, Plan, Planned, SectionSpec } from "../../core/model";
import { entry, jobsOf, place } from "../kit/jobs";
import { entriesBySection } from "../kit/plan-builders";
import { declared, rendered } from "./kit";
import { alertOf, mail, measured, planOf, routeOf, ruleOf } from "./plans";

const hosts = place("app", "aws.ec2.asg", { group: "shop-app", environment: "/etc/shop/job.env" });
export const batch = place("batch", "aws.ecs.cluster", {
  cluster: "arn:aws:ecs:ap-northeast-1:444455556666:cluster/shop",
  subnets: "subnet-1,subnet-2",
  securityGroups: "sg-1",
  image: "shop/batch:1",
  executionRole: "arn:aws:iam::444455556666:role/execution",
  roles: "arn:aws:iam::444455556666:role/batch",
  logGroup: "/shop/batch",
});
export const databaseServer = place("db", "aws.rds.postgres", {
  host: "db.example.com",
  database: "shop",
  user: "backup",
  passwordSecret: "arn:aws:secretsmanager:ap-northeast-1:444455556666:secret:db",
});
export const task = "arn:aws:ecs:ap-northeast-1:444455556666:task-definition/invoices:3";
export const lambda = "arn:aws:lambda:ap-northeast-1:444455556666:function:clean";

/** The entries as a plan, every job watched unless said otherwise. */
export function plan(
  entries: readonly Planned<SectionSpec>[],
  watched: readonly string[] = entries.map(({ spec }) => spec.key),
): Plan {
  const { jobs, codes: wrong } = jobsOf(entries, [hosts, batch, databaseServer]);
  assert.deepEqual(wrong, []);
  const alerts = watched.map((key) => {
    const resource: MonitoredResource = place(key, "aws.sfn.statemachine", { arn: `@job-${key}-runs#arn` });
    const dimensions = { StateMachineArn: resource.properties.arn ?? "" };
    const failed = { namespace: "AWS/States", name: "ExecutionsFailed", statistic: "Sum", dimensions } as const;
    const measurement = measured({ metrics: { failed }, unit: "count" });
    return alertOf({
      key: `${key}.failed`,
      concept: "job.failures",
      resource,
      measurement,
      rules: [ruleOf({ threshold: ">= 1 failures" })],
    });
  });
  return planOf({ entries: entriesBySection(entries), jobs, alerts, routes: [routeOf("critical", [mail])] });
}

interface State {
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly State[];
  readonly Type?: string;
  readonly End?: boolean;
  readonly Branches?: readonly Machine[];
}
export interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

export function machineOf(of: Plan, key: string): Machine & Readonly<Record<string, unknown>> {
  const { json } = declared(rendered(of), `job-${key}-runs`).inputs.definition as unknown as { json: Machine };
  return json as Machine & Readonly<Record<string, unknown>>;
}

/** Every state is reached, goes on to one that exists, and some state ends. */
export function assertSound({ StartAt, States }: Machine): void {
  const targets = Object.values(States).flatMap((state) =>
    [state.Next, state.Default, ...(state.Choices ?? []).map(({ Next }) => Next)].filter((name) => name !== undefined),
  );
  assert.deepEqual([...new Set([StartAt, ...targets])].sort(), Object.keys(States).sort());
  const ends = Object.values(States).filter(({ End, Type }) => End === true || Type === "Succeed" || Type === "Fail");
  assert.ok(ends.length > 0);
  for (const branch of Object.values(States).flatMap(({ Branches = [] }) => Branches)) assertSound(branch);
}

export const own = { run: lambda, schedule: "daily 02:00", limit: "10 minutes" };
export const retried = [
  entry("scheduler", {
    method: "EventBridge Scheduler",
    retries: "3 runs",
    intervals: "5 minutes, 15 minutes, 30 minutes",
  }),
  entry("own", own),
];
