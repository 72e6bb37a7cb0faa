import { strict as assert } from "node:assert";
import { triggerOf } from "../../components/azure/synth/windows/trigger";
import { settle } from "../../core/evidence";
import { parseSchedule } from "../../core/model";
import { isUnsayable } from "../../core/time";

const trigger = (written: string, zone = "Asia/Tokyo") => {
  const schedule = parseSchedule(written, zone);
  assert.ok(schedule, written);
  const fact = { clause: "X-1", role: "schedule", written, corrected: false } as const;
  const said = triggerOf({ value: schedule, facts: [fact] });
  if (isUnsayable(said)) return said;
  const { inputs, evidence } = settle({ ...said });
  const { recurrence, conditions } = inputs as {
    recurrence: { schedule?: unknown; frequency: string };
    conditions?: { expression: string }[];
  };
  return { recurrence, conditions, evidence };
};

describe("The trigger of a report on Azure", () => {
  it("on the nth weekday of a month is that weekday, on the days of the month it can be", () => {
    const first = trigger("first monday 10:00");
    assert.ok(!isUnsayable(first));
    const today = "dayOfMonth(convertFromUtc(utcNow(), 'Tokyo Standard Time'))";
    const expression = `@and(greater(${today}, 0), lessOrEquals(${today}, 7))`;
    assert.deepEqual(first.conditions, [{ expression }]);
    assert.deepEqual(first.recurrence.schedule, { hours: ["10"], minutes: [0], weekDays: ["Monday"] });
    assert.deepEqual(
      first.evidence.map(({ path, via }) => [path, via.token]),
      [
        ["recurrence.schedule.hours[0]", "10"],
        ["recurrence.schedule.minutes[0]", "0"],
        ["recurrence.schedule.weekDays[0]", "Monday"],
        ["conditions[0].expression", expression],
      ],
    );
    const third = trigger("third friday 10:00");
    assert.ok(!isUnsayable(third));
    assert.match(third.conditions?.[0]?.expression ?? "", /greater\(.+, 14\), lessOrEquals\(.+, 21\)/);
  });

  it("on the last weekday is the one after which the next is in another month", () => {
    const last = trigger("last friday 10:00");
    assert.ok(!isUnsayable(last));
    const next = "dayOfMonth(addDays(convertFromUtc(utcNow(), 'Tokyo Standard Time'), 7))";
    assert.deepEqual(last.conditions, [{ expression: `@lessOrEquals(${next}, 7)` }]);
  });

  it("on days of a month or a quarter is daily or weekly, with a condition on each part of the date", () => {
    const quarter = trigger("quarter-end last friday 10:00");
    assert.ok(!isUnsayable(quarter));
    assert.equal(
      quarter.conditions?.[1]?.expression,
      "@contains(createArray('03', '06', '09', '12'), convertFromUtc(utcNow(), 'Tokyo Standard Time', 'MM'))",
    );
    const first = trigger("day 1 10:00");
    assert.ok(!isUnsayable(first));
    assert.equal(first.recurrence.frequency, "Day");
    assert.deepEqual(first.conditions, [
      { expression: "@equals(dayOfMonth(convertFromUtc(utcNow(), 'Tokyo Standard Time')), 1)" },
    ]);
  });

  it("every two weeks counts from the date", () => {
    const said = trigger("every 2 weeks from 2026-01-05 09:30");
    assert.ok(!isUnsayable(said));
    const start = "2026-01-05T09:30:00";
    assert.deepEqual(said.recurrence, {
      frequency: "Day",
      interval: 14,
      timeZone: "Tokyo Standard Time",
      startTime: start,
    });
    assert.equal(said.conditions, undefined);
  });

  it("says nothing that comes round within a day, and no time it was not told", () => {
    for (const written of ["every 6 hours", "first monday"]) {
      const said = trigger(written);
      assert.ok(isUnsayable(said), written);
      assert.equal(said.code, "AZURE-REPORT");
    }
    assert.ok(!isUnsayable(trigger("weekly monday 10:00")));
  });
});
