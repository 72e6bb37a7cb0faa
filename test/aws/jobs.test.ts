import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Intent, MonitoredResource, Plan, Planned } from "../../core/model";
import { entry, jobsOf, place } from "../kit/jobs";
import { assertBackwards, assertEvidence, codes, declared, rendered, unseen } from "./kit";
import { alertOf, mail, measured, planOf, routeOf, ruleOf } from "./plans";

const hosts = place("app", "aws.ec2.asg", { group: "shop-app", environment: "/etc/shop/job.env" });
const cluster = place("batch", "aws.ecs.cluster", {
  cluster: "arn:aws:ecs:ap-northeast-1:444455556666:cluster/shop",
  subnets: "subnet-1,subnet-2",
  securityGroups: "sg-1",
  image: "shop/batch:1",
  executionRole: "arn:aws:iam::444455556666:role/execution",
  roles: "arn:aws:iam::444455556666:role/batch",
  logGroup: "/shop/batch",
});
const database = place("db", "aws.rds.postgres", {
  host: "db.example.com",
  database: "shop",
  user: "backup",
  passwordSecret: "arn:secret",
});
const task = "arn:aws:ecs:ap-northeast-1:444455556666:task-definition/invoices:3";
const lambda = "arn:aws:lambda:ap-northeast-1:444455556666:function:clean";

/** The entries as a plan, every job watched unless said otherwise. */
function plan(
  entries: readonly Planned<Intent>[],
  watched: readonly string[] = entries.map(({ spec }) => spec.key),
): Plan {
  const { jobs, codes: wrong } = jobsOf(entries, [hosts, cluster, database]);
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
  return planOf({ intents: entries, jobs, alerts, routes: [routeOf("critical", [mail])] });
}

interface State {
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly State[];
  readonly Type?: string;
  readonly End?: boolean;
  readonly Branches?: readonly Machine[];
}
interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

function machineOf(of: Plan, key: string): Machine & Readonly<Record<string, unknown>> {
  const { json } = declared(rendered(of), `job-${key}-runs`).inputs.definition as unknown as { json: Machine };
  return json as Machine & Readonly<Record<string, unknown>>;
}

/** Every state is reached, goes on to one that exists, and some state ends. */
function assertSound({ StartAt, States }: Machine): void {
  const targets = Object.values(States).flatMap((state) =>
    [state.Next, state.Default, ...(state.Choices ?? []).map(({ Next }) => Next)].filter((name) => name !== undefined),
  );
  assert.deepEqual([...new Set([StartAt, ...targets])].sort(), Object.keys(States).sort());
  const ends = Object.values(States).filter(({ End, Type }) => End === true || Type === "Succeed" || Type === "Fail");
  assert.ok(ends.length > 0);
  for (const branch of Object.values(States).flatMap(({ Branches = [] }) => Branches)) assertSound(branch);
}

const own = { run: lambda, schedule: "daily 02:00", limit: "10 minutes" };
const retried = [
  entry("scheduler", {
    method: "EventBridge Scheduler",
    retries: "3 runs",
    intervals: "5 minutes, 15 minutes, 30 minutes",
  }),
  entry("own", own),
];

describe("Jobs on AWS", () => {
  it("are started by EventBridge Scheduler in the document's time zone, month ends included", () => {
    const times = (schedule: string) =>
      declared(rendered(plan([entry("own", { ...own, schedule })])), "job-own-times").inputs;
    assert.deepEqual(
      [times("daily 02:00"), times("last day 23:00")].map(({ scheduleExpression, scheduleExpressionTimezone }) => [
        scheduleExpression,
        scheduleExpressionTimezone,
      ]),
      [
        ["cron(0 2 * * ? *)", "Asia/Tokyo"],
        ["cron(0 23 L * ? *)", "Asia/Tokyo"],
      ],
    );
  });

  it("are tried again after 5, 15 and 30 minutes, and not where the document says so", () => {
    const { States } = machineOf(plan(retried, ["own"]), "own");
    assert.deepEqual((States.Try as unknown as { Retry: unknown }).Retry, [
      { ErrorEquals: ["States.ALL"], IntervalSeconds: 300, BackoffRate: 3, MaxDelaySeconds: 1800, MaxAttempts: 3 },
    ]);
    const once = machineOf(plan([entry("own", own)]), "own");
    assert.ok(!("Retry" in (once.States.Try ?? {})));
    assert.equal(once.TimeoutSeconds, 600 + 600);
  });

  it("refuses waits Step Functions cannot make", () => {
    const waits = (intervals: string) =>
      codes(rendered(plan([entry("scheduler", { retries: "3 runs", intervals }), entry("own", own)], ["own"])));
    assert.deepEqual(waits("5 minutes, 10 minutes, 30 minutes"), ["AWS-JOB-RETRY"]);
    assert.deepEqual(waits("5 minutes, 4 minutes, 3 minutes"), ["AWS-JOB-RETRY"]);
    assert.deepEqual(waits("5 minutes, 10 minutes, 20 minutes"), []);
    assert.deepEqual(waits("5 minutes, 5 minutes, 5 minutes"), []);
  });

  it("wait for the job before them, and only read whether it runs", () => {
    const of = plan([entry("second", { ...own, after: "first" }), entry("first", own)]);
    const { StartAt, States } = machineOf(of, "second");
    assert.deepEqual(
      [StartAt, States.Running?.Choices?.[0]?.Next, States.Running?.Default],
      ["Predecessor", "Wait", "Try"],
    );
    assertBackwards(rendered(of));
    assert.match(
      JSON.stringify(declared(rendered(of), "job-second-machine-policy").inputs),
      /"states:ListExecutions"\],"Resource":\{"ref":"job-first-runs"/,
    );
  });

  const places = {
    own: entry("own", own),
    task: entry("invoices", { run: task, in: "batch", limit: "2 hours", schedule: "last day 23:00" }),
    hosts: entry("clean", {
      task: "remove-files",
      in: "app",
      scope: "/tmp/shop-*",
      age: "48 hours",
      limit: "1 hour",
      schedule: "daily 03:30",
    }),
    host: entry(
      "vacuum",
      {
        task: "vacuum-analyze",
        in: "app",
        statement: "VACUUM ANALYZE",
        limit: "1 hour",
        schedule: "weekly sunday 04:30",
      },
      { on: "db" },
    ),
    container: entry(
      "dump",
      {
        task: "dump",
        in: "batch",
        method: "pg_dump",
        file: "shop_YYYYMMDD.dump",
        store: "s3://shop-backup/db/",
        limit: "1 hour",
        schedule: "daily 02:00",
      },
      { on: "db" },
    ),
  };

  it("are sound state machines, whatever does the work, and show what is documented", () => {
    for (const one of Object.values(places)) {
      const of = plan([one]);
      assertSound(machineOf(of, one.spec.key));
      assertBackwards(rendered(of));
      assertEvidence(of, rendered(of));
      const left = unseen(of, rendered(of)).filter((fact) => !/^J-(in|run|limit|task|store)/.test(fact));
      assert.deepEqual(left, [], one.spec.key);
    }
    const of = plan(retried, ["own"]);
    assert.deepEqual(
      unseen(of, rendered(of)).filter((fact) => !/^J-(run|limit)/.test(fact)),
      [],
    );
  });

  it("allow no role more than its work: no wildcard but for reading, no service but its own", () => {
    for (const one of Object.values(places)) {
      const roles = rendered(plan([one])).declarations.filter(({ type }) => /iam\/role/.test(type));
      assert.ok(roles.length >= 4);
      for (const { inputs } of roles) {
        const text = JSON.stringify(inputs);
        assert.doesNotMatch(text, /"Action":\["?\*|:\*"\],"Resource":"\*"/);
        for (const [, actions] of text.matchAll(/"Action":(\[[^\]]*\]),"Resource":"\*"/g)) {
          assert.equal(actions, '["ssm:ListCommands","ssm:DescribeInstanceInformation"]');
        }
        if ("assumeRolePolicy" in inputs) assert.match(text, /"aws:SourceAccount":"444455556666"/);
      }
    }
  });

  it("let a dump write below its prefix, never delete, and read its password by reference", () => {
    const rendering = rendered(plan([places.container]));
    const policy = JSON.stringify(declared(rendering, "job-dump-process-policy").inputs.policy);
    assert.match(policy, /"s3:PutObject","s3:GetObject"\],"Resource":"arn:aws:s3:::shop-backup\/db\/\*"/);
    assert.doesNotMatch(policy, /Delete/);
    const text = JSON.stringify(declared(rendering, "job-dump-task").inputs.containerDefinitions);
    assert.match(text, /"secrets":\[\{"name":"PGPASSWORD","valueFrom":"arn:secret"\}\]/);
    assert.match(text, /"name":"NAME_PATTERN","value":"shop_%Y%m%d.dump"/);
  });

  it("run what concerns hosts on all of them, and what concerns the database on one", () => {
    const branch = (key: "hosts" | "host") => {
      const machine = machineOf(plan([places[key]]), places[key].spec.key);
      return machine.States.Try?.Branches?.[0];
    };
    assert.deepEqual([branch("hosts")?.StartAt, branch("host")?.StartAt], ["Send", "Find"]);
    assert.match(
      JSON.stringify(branch("hosts")),
      /"Targets":\[\{"Key":"tag:aws:autoscaling:groupName","Values":\["shop-app"\]\}\]/,
    );
    assert.match(JSON.stringify(branch("host")), /InstanceInformationList\[0\]/);
  });

  it("carry a command that really does its work under sh", () => {
    const folder = mkdtempSync(join(tmpdir(), "hozen-command-"));
    try {
      for (const name of ["shop-old", "it's new"]) writeFileSync(join(folder, name), "");
      utimesSync(join(folder, "shop-old"), 0, 0);
      const bare = place("app", "aws.ec2.asg", { group: "shop-app" });
      const clean = entry("clean", {
        task: "remove-files",
        in: "app",
        scope: `${folder}/shop-*`,
        age: "48 hours",
        limit: "1 hour",
      });
      const { jobs } = jobsOf([clean], [bare]);
      const { inputs } = declared(rendered(planOf({ intents: [clean], jobs })), "job-clean-document");
      const content = (inputs.content as unknown as { json: { mainSteps: { inputs: { runCommand: string[] } }[] } })
        .json;
      const lines = content.mainSteps[0]?.inputs.runCommand.join("\n") ?? "";
      const { status, stdout, stderr } = spawnSync("sh", ["-c", lines], { encoding: "utf8" });
      assert.deepEqual([status, stderr], [0, ""]);
      assert.match(stdout, /^remove-files: 1 of /);
      assert.deepEqual(readdirSync(folder), ["it's new"]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("refuses a job nobody watches", () => {
    assert.deepEqual(codes(rendered(plan([places.own], []))), ["AWS-JOB-UNWATCHED"]);
    assert.deepEqual(codes(rendered(plan([places.own]))), []);
  });

  it("refuses work AWS cannot run, a function that runs too long, a task without a cluster, and another place", () => {
    const one = (values: Readonly<Record<string, string>>) => codes(rendered(plan([entry("own", values)])));
    assert.deepEqual(one({ ...own, run: "arn:aws:s3:::bucket" }), ["AWS-JOB-RUN"]);
    assert.deepEqual(one({ ...own, limit: "16 minutes" }), ["AWS-JOB-LIMIT"]);
    assert.deepEqual(one({ ...own, limit: "15 minutes" }), []);
    assert.deepEqual(one({ ...own, run: task }), ["AWS-JOB-RUN"]);
    assert.deepEqual(one({ ...own, run: task, in: "batch" }), []);
    assert.deepEqual(one({ task: "analyze", in: "db", limit: "1 hour" }), ["AWS-JOB-PLACE"]);
  });

  it("refuses a schedule without a time of day", () => {
    assert.deepEqual(codes(rendered(plan([entry("own", { ...own, schedule: "weekly sunday" })]))), ["AWS-SCHEDULE"]);
  });
});
