import { strict as assert } from "node:assert";
import { parseSchedule, type Schedule } from "../../core/model";
import { firstOverlap, occupied } from "../../core/time";
import { composeStack } from "../kit/plan";
import { planOf } from "./kit";

const at = (text: string) => parseSchedule(text, "Asia/Tokyo") as Schedule;

function firstDay(one: string, other: string, runMinutes = 1): string | undefined {
  const day = firstOverlap(occupied(at(one), runMinutes), occupied(at(other)));
  return day === undefined ? undefined : new Date(day).toISOString().slice(0, 10);
}

/** Problems of a daily window beside the backup of the good system at 02:00. */
function problems(window: string, finding = ""): string[] {
  const entry = `maintenance:\n  daily: { window: { is: "${window}", row: SH-90 } }\n`;
  const plan = planOf([
    ["procedures:\n", `${entry}procedures:\n`],
    ["findings:\n", `findings:\n${finding}`],
  ]);
  return plan.problems.flatMap(({ code, what, given }) => (code === "PLAN-OVERLAP" ? [`${what}: ${given}`] : []));
}

describe("overlaps", () => {
  it("are found on the first day they happen, past midnight and rare ones too", () => {
    assert.equal(firstDay("daily 03:00", "first sunday 01:00-06:00"), "2025-01-05");
    assert.equal(firstDay("sunday 02:00-05:00", "quarter-end saturday 22:00-06:00"), "2025-03-30");
    assert.equal(firstDay("first sunday 01:00-06:00", "quarter-end saturday 22:00-06:00"), "2028-10-01");
    assert.equal(firstDay("daily 04:00", "first sunday 01:00-04:00"), undefined);
    assert.equal(firstDay("daily 23:30", "daily 00:00-01:00", 60), "2025-01-02");
    assert.equal(firstDay("daily 23:30", "daily 00:00-01:00", 30), undefined);
  });

  it("do not count what comes round within the day: it meets everything", () => {
    assert.equal(firstDay("every 6 hours", "daily 00:00-01:00"), undefined);
  });

  it("of a backup and a window are a problem, an adjacent window is none", () => {
    assert.deepEqual(problems("daily 01:30-02:30"), [
      "backups.db meets the window of maintenance.daily: daily 02:00 and daily 01:30-02:30, first on 2025-01-01",
    ]);
    assert.deepEqual(problems("daily 00:30-02:00"), []);
    assert.deepEqual(problems("daily 02:01-03:00"), []);
  });

  it("are none once a finding records both", () => {
    const one = "  other: { rows: [SH-90], what: a, done: b }\n";
    assert.equal(problems("daily 01:30-02:30", one).length, 1);
    const both = "  backup: { rows: [SH-90, SH-40], what: the backup runs in the window, done: it is left so }\n";
    assert.deepEqual(problems("daily 01:30-02:30", both), []);
  });

  it("of the five systems are all recorded", () => {
    const found = composeStack({}).composition.problems.filter(({ code }) => code === "PLAN-OVERLAP");
    assert.deepEqual(found, []);
  });
});
