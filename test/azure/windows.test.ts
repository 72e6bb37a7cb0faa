import { strict as assert } from "node:assert";
import { suppressionsOf } from "../../components/azure/synth/windows/suppression";
import { windowTypes } from "../../components/azure/synth/windows/types";
import { settle } from "../../core/evidence";
import { parseSchedule, type ResourceSpec, type Schedule } from "../../core/model";
import { isUnsayable } from "../../core/time";
import { composeStack } from "../kit/plan";

const asOf = "2026-11-22";
const on = (text: string, zone = "Asia/Tokyo") =>
  suppressionsOf({ value: parseSchedule(text, zone) as Schedule, facts: [] }, asOf);

function schedules(text: string): unknown[] {
  const said = on(text);
  assert.ok(!isUnsayable(said));
  return said.map(({ schedule }) => settle({ ...schedule }).inputs);
}

/** Declarations of windows and reports of a system of the prod stack. */
function declared(system: string): ResourceSpec[] {
  const made = composeStack({}).composition.systems.find(({ plan }) => plan.system.key === system);
  const azure = made?.parts.find(({ provider }) => provider.name === "azure");
  return (azure?.synthesis.declarations ?? []).filter(({ concern }) => concern === "windows");
}

describe("maintenance windows on Azure", () => {
  const timeZone = "Tokyo Standard Time";

  it("recur daily, weekly and by day of month", () => {
    const times = { startTime: "03:00:00", endTime: "04:00:00" };
    assert.deepEqual(schedules("daily 03:00-04:00"), [
      { timeZone, recurrences: [{ recurrenceType: "Daily", ...times }] },
    ]);
    assert.deepEqual(schedules("sunday 03:00-04:00"), [
      { timeZone, recurrences: [{ recurrenceType: "Weekly", daysOfWeek: ["Sunday"], ...times }] },
    ]);
    assert.deepEqual(schedules("day 15 03:00-04:00"), [
      { timeZone, recurrences: [{ recurrenceType: "Monthly", daysOfMonth: [15], ...times }] },
    ]);
  });

  it("are dated one by one where no recurrence names the day, thirteen months ahead", () => {
    const dated = schedules("first saturday 01:00-03:00");
    assert.equal(dated.length, 13);
    assert.deepEqual(dated[0], {
      effectiveFrom: "2026-12-05T01:00:00",
      effectiveUntil: "2026-12-05T03:00:00",
      timeZone,
    });
    assert.deepEqual(schedules("quarter-end saturday 22:00-06:00")[0], {
      effectiveFrom: "2026-12-26T22:00:00",
      effectiveUntil: "2026-12-27T06:00:00",
      timeZone,
    });
  });

  it("need a zone with a Windows name, a start and an end", () => {
    for (const said of [on("daily 03:00-04:00", "Africa/Lagos"), on("first saturday 03:00"), on("first saturday")]) {
      assert.ok(isUnsayable(said));
      assert.equal(said.code, "AZURE-WINDOW-DAYS");
    }
    assert.ok(!isUnsayable(on("daily 03:00-04:00", "UTC")));
  });

  it("take action groups away from rules by name, at most five a rule", () => {
    const rules = declared("camp-backend").filter(({ key }) => key.startsWith("window-vacuum-full"));
    assert.equal(rules.length % 13, 0);
    for (const { inputs } of rules) {
      const { conditions, actions } = inputs.properties as {
        conditions: { field: string; operator: string; values: string[] }[];
        actions: unknown;
      };
      assert.deepEqual(actions, [{ actionType: "RemoveAllActionGroups" }]);
      assert.deepEqual(
        conditions.map(({ field, operator }) => [field, operator]),
        [["AlertRuleName", "Equals"]],
      );
      const names = conditions[0]?.values ?? [];
      assert.ok(names.length > 0 && names.length <= 5);
      assert.ok(
        names.every((name) => name.startsWith("camp-backend-prod-db.") && /-(warning|info)$/.test(name)),
        names.join(", "),
      );
    }
  });
});

describe("planned checks on Azure", () => {
  it("start at their time in their zone, and the start tells the route", () => {
    const made = declared("camp-backend");
    const flow = made.find(({ key }) => key === "report-error-check");
    assert.equal(flow?.type, windowTypes.workflow);
    const definition = flow?.inputs.definition as { triggers: { due: { recurrence: unknown } } };
    assert.deepEqual(definition.triggers.due.recurrence, {
      frequency: "Day",
      interval: 1,
      timeZone: "Tokyo Standard Time",
      schedule: { hours: ["9"], minutes: [30] },
    });
    const due = made.find(({ key }) => key === "report-error-check-due");
    assert.deepEqual(due?.inputs.scopes, [{ ref: "report-error-check", output: "id" }]);
    assert.equal(due?.inputs.autoMitigate, false);
    assert.ok(due);
    const [action] = due.inputs.actions as { actionGroupId: unknown }[];
    assert.deepEqual(action?.actionGroupId, { ref: "route-checks", output: "id" });
    assert.match(String(due?.inputs.description), /エラーログ.*\/camp-backend\/daily-check$/);
  });

  it("come weekly on their day", () => {
    const flow = declared("tenant-platform").find(({ key }) => key === "report-weekly-check");
    const definition = flow?.inputs.definition as { triggers: { due: { recurrence: unknown } } };
    assert.deepEqual(definition.triggers.due.recurrence, {
      frequency: "Week",
      interval: 1,
      timeZone: "Tokyo Standard Time",
      schedule: { hours: ["9"], minutes: [0], weekDays: ["Monday"] },
    });
  });
});
