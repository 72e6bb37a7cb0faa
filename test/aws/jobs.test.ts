import assert from "node:assert/strict";
import { entry } from "../kit/jobs";
import { machineOf, own, plan, retried, task } from "./jobs-kit";
import { assertBackwards, codes, declared, rendered } from "./kit";

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

  it("refuses a job nobody watches", () => {
    assert.deepEqual(codes(rendered(plan([entry("own", own)], []))), ["AWS-JOB-UNWATCHED"]);
    assert.deepEqual(codes(rendered(plan([entry("own", own)]))), []);
  });

  it("refuses work AWS cannot run, a function that runs too long, a task without a cluster, and another place", () => {
    const one = (values: Readonly<Record<string, string>>) => codes(rendered(plan([entry("own", values)])));
    assert.deepEqual(one({ ...own, run: "arn:aws:s3:::bucket" }), ["AWS-JOB-RUN"]);
    assert.deepEqual(one({ ...own, limit: "16 minutes" }), ["AWS-JOB-LIMIT"]);
    assert.deepEqual(one({ ...own, limit: "15 minutes" }), []);
    assert.deepEqual(one({ ...own, run: task }), ["AWS-JOB-RUN"]);
    assert.deepEqual(one({ ...own, run: task, in: "app" }), ["AWS-JOB-RUN"]);
    assert.deepEqual(one({ ...own, run: task, in: "batch" }), []);
    const clean = { task: "remove-files", scope: "/tmp/a-*", age: "1 day", limit: "1 hour" };
    assert.deepEqual(one({ ...clean, in: "db" }), ["AWS-JOB-PLACE"]);
  });

  it("refuses a schedule without a time of day", () => {
    assert.deepEqual(codes(rendered(plan([entry("own", { ...own, schedule: "weekly sunday" })]))), ["AWS-SCHEDULE"]);
  });
});
