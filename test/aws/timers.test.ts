import { strict as assert } from "node:assert";
import { contextOf } from "../../components/aws/synth/common/context";
import { awsCron } from "../../components/aws/synth/schedules/schedule";
import { timerOf } from "../../components/aws/synth/schedules/scheduler";
import { parseSchedule, type Schedule } from "../../core/model";
import { isUnsayable } from "../../core/time";
import { context, planOf } from "./plans";

const { scope } = contextOf(planOf(), context);
assert.ok(scope);
const timer = (over: object = {}) =>
  timerOf({ key: "t", concern: "jobs", expression: "rate(5 minutes)", target: "arn", role: "r", ...over }, scope)
    .inputs;
const daily = parseSchedule("daily 02:00", "Asia/Tokyo") as Schedule;

describe("EventBridge Scheduler", () => {
  it("gets names of at most 64 characters that stay apart", () => {
    const named = (key: string) => String(timer({ key }).name);
    const names = [named("a".repeat(200)), named(`${"a".repeat(200)}b`), named("db.full"), named("db-full")];
    for (const name of names) assert.match(name, /^[0-9a-zA-Z_.-]{1,64}$/);
    assert.equal(new Set(names).size, names.length);
  });

  it("starts at the minute, and is tried as often and as long as it takes at most unless the caller knows better", () => {
    assert.deepEqual(timer().flexibleTimeWindow, { mode: "OFF" });
    const policy = (over: object) => (timer(over).target as { retryPolicy: unknown }).retryPolicy;
    assert.deepEqual(policy({}), { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 });
    const given = policy({ tries: 0, maximumAge: 60 });
    assert.deepEqual(given, { maximumEventAgeInSeconds: 60, maximumRetryAttempts: 0 });
  });

  it("is refused a time zone of more than 50 characters, which no zone has", () => {
    const said = awsCron({ ...daily, timezone: "A".repeat(51) });
    assert.ok(isUnsayable(said));
    assert.deepEqual([said.code, said.allowed], ["AWS-SCHEDULE", "50 characters"]);
    assert.ok(!isUnsayable(awsCron({ ...daily, timezone: "A".repeat(50) })));
    assert.ok(Intl.supportedValuesOf("timeZone").every((name) => name.length <= 50));
  });
});
