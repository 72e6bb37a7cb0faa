import { strict as assert } from "node:assert";
import type { RegisteredResource } from "../../core/model";
import { wholePlan } from "../kit/plan";

type Inputs = Readonly<Record<string, unknown>>;

/** Six fields, exactly one of the day fields `?`, a whole year at the end. */
const awsCron = /^cron\(\S+ \S+ (\? \S+ [^?\s]+|[^?\s]+ \S+ \?) \*\)$/;
const zone = /^[A-Za-z_]+(\/[A-Za-z_+-]+)*$/;

async function inputsOf(type: string, least: number): Promise<Inputs[]> {
  const { resources } = await wholePlan();
  const found = resources.filter((one: RegisteredResource) => one.type === type).map(({ inputs }) => inputs);
  assert.ok(found.length >= least, `${found.length} of ${type}`);
  return found;
}

describe("every timer of the five systems", () => {
  it("of EventBridge Scheduler is cron with a zone or a rate, on the minute, retried within its limits", async () => {
    for (const inputs of await inputsOf("aws:scheduler/schedule:Schedule", 20)) {
      const { name, scheduleExpression, scheduleExpressionTimezone, flexibleTimeWindow, target } = inputs;
      assert.match(String(name), /^[0-9a-zA-Z_.-]{1,64}$/);
      assert.deepEqual(flexibleTimeWindow, { mode: "OFF" });
      if (scheduleExpressionTimezone === undefined) {
        assert.match(String(scheduleExpression), /^rate\((1 minute|([2-9]|[1-9]\d+) minutes)\)$/);
      } else {
        assert.match(String(scheduleExpression), awsCron);
        assert.match(String(scheduleExpressionTimezone), zone);
        assert.ok(String(scheduleExpressionTimezone).length <= 50);
      }
      const { retryPolicy } = target as { retryPolicy: Record<string, number> };
      const { maximumEventAgeInSeconds: age = 0, maximumRetryAttempts: tries = -1 } = retryPolicy;
      assert.ok(age >= 60 && age <= 86_400 && tries >= 0 && tries <= 185, JSON.stringify(retryPolicy));
    }
  });

  it("of AWS Backup has cron, a zone of its own, an hour to start and another to end", async () => {
    for (const { rules } of await inputsOf("aws:backup/plan:Plan", 3)) {
      const [rule] = rules as Inputs[];
      assert.match(String(rule?.schedule), awsCron);
      assert.match(String(rule?.scheduleExpressionTimezone), zone);
      assert.ok(Number(rule?.startWindow) >= 60);
      assert.ok(Number(rule?.completionWindow) >= Number(rule?.startWindow) + 60);
    }
    for (const inputs of await inputsOf("aws:backup/restoreTestingPlan:RestoreTestingPlan", 1)) {
      assert.match(String(inputs.name), /^[A-Za-z0-9_]{1,50}$/);
      assert.match(String(inputs.scheduleExpression), awsCron);
      assert.ok(Number(inputs.startWindowHours) >= 1 && Number(inputs.startWindowHours) <= 168);
    }
  });

  it("of a CronJob is five fields, the zone beside them, under a name of at most 52 characters", async () => {
    for (const { metadata, spec } of await inputsOf("kubernetes:batch/v1:CronJob", 5)) {
      const { schedule, timeZone } = spec as Inputs;
      assert.match(String((metadata as Inputs).name), /^[a-z0-9]([a-z0-9-]{0,50}[a-z0-9])?$/);
      assert.match(String(schedule), /^[\d,*-]+( [\d,*-]+){4}$/);
      assert.match(String(timeZone), zone);
    }
  });

  it("of Container Apps has a name of at most 32 small letters, digits and -", async () => {
    for (const { jobName } of await inputsOf("azure-native:app:Job", 3)) {
      assert.match(String(jobName), /^[a-z][a-z0-9-]{0,30}[a-z0-9]$/);
    }
  });

  it("of a backup policy repeats daily or weekly, with an offset and the zone's Windows name", async () => {
    const policies = await inputsOf("azure-native:dataprotection:BackupPolicy", 1);
    const text = JSON.stringify(policies);
    const repeats = [...text.matchAll(/"repeatingTimeIntervals":\["([^"]+)"\]/g)].map(([, repeat]) => repeat ?? "");
    assert.equal(repeats.length, policies.length);
    for (const repeat of repeats) assert.match(repeat, /^R\/\d{4}-\d\d-\d\dT\d\d:\d\d:00\+09:00\/P1[DW]$/);
    assert.match(text, /"timeZone":"Tokyo Standard Time"/);
  });
});

describe("every budget of the five systems", () => {
  it("on AWS has cost filters at most, no end and no months planned ahead", async () => {
    for (const inputs of await inputsOf("aws:budgets/budget:Budget", 3)) {
      for (const name of ["timePeriodEnd", "plannedLimits", "filterExpression", "metrics", "costTypes"]) {
        assert.equal(inputs[name], undefined, name);
      }
      assert.equal(inputs.limitUnit, "USD");
      assert.ok((inputs.notifications as unknown[]).length <= 10);
    }
  });

  it("on Azure begins on its pinned first of a month and tells at most five times", async () => {
    for (const inputs of await inputsOf("azure-native:consumption:Budget", 2)) {
      assert.deepEqual(inputs.timePeriod, { startDate: "2026-11-01T00:00:00Z" });
      assert.ok(Object.keys(inputs.notifications as Inputs).length <= 5);
    }
  });
});
