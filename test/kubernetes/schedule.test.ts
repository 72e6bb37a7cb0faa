import { strict as assert } from "node:assert";
import { cnpgCron, kubernetesCron } from "../../components/kubernetes/synth/common/schedule";
import { parseSchedule, type Schedule } from "../../core/model";
import { isUnsayable } from "../../core/time";
import { guarded } from "../kit/guard";

const tokyo = (text: string) => parseSchedule(text, "Asia/Tokyo") as Schedule;

describe("schedules on Kubernetes", () => {
  it("are five fields in the schedule's zone", () => {
    const documented: Record<string, string> = {
      "daily 03:00": "0 3 * * *",
      "every 6 hours": "0 0,6,12,18 * * *",
      "weekly sunday 03:30": "30 3 * * 0",
      "weekdays 09:00": "0 9 * * 1-5",
      "day 1 04:00": "0 4 1 * *",
    };
    for (const [text, schedule] of Object.entries(documented)) {
      assert.deepEqual(kubernetesCron(tokyo(text)), { schedule, timeZone: "Asia/Tokyo" }, text);
    }
  });

  it("leave an nth weekday and the last day to a guard, because cron ORs day and weekday", () => {
    assert.deepEqual(kubernetesCron(tokyo("last day 23:00")), {
      schedule: "0 23 28-31 * *",
      timeZone: "Asia/Tokyo",
      guard: '[ "$(TZ=LOC-9 date -d "@$(( $(date +%s) + 25200 ))" +%d)" = 01 ]',
    });
    const second = kubernetesCron(tokyo("second sunday 02:00-04:00"));
    assert.ok("guard" in second && second.schedule === "0 2 * * 0");
    const sundays = ["2026-02-01", "2026-02-08", "2026-02-15"].map((day) => Date.parse(`${day}T02:00:00+09:00`));
    assert.deepEqual(guarded(second.guard, sundays), [sundays[1]]);
  });

  it("keep the day of a job that starts after midnight", () => {
    const month = kubernetesCron(tokyo("last day 23:59"));
    assert.ok("guard" in month);
    const due = ["2026-02-27", "2026-02-28"].map((day) => Date.parse(`${day}T23:59:00+09:00`));
    assert.deepEqual(guarded(month.guard, due, 3600), [due[1]]);
  });

  it("fail instead of reading UTC where an image has no time zones", () => {
    const last = kubernetesCron(parseSchedule("last day 23:00", "America/New_York") as Schedule);
    assert.ok("guard" in last && last.guard?.startsWith("{ [ -e /usr/share/zoneinfo/America/New_York ] || exit 64; "));
  });

  it("of CloudNativePG have seconds first, in UTC, and no guard", () => {
    assert.deepEqual(cnpgCron(tokyo("daily 03:00")), { schedule: "0 0 18 * * *" });
    assert.deepEqual(cnpgCron(tokyo("weekly sunday 03:00")), { schedule: "0 0 18 * * 6" });
    const refused = cnpgCron(tokyo("day 1 04:00"));
    assert.ok(isUnsayable(refused));
    assert.equal(refused.code, "KUBERNETES-SCHEDULE");
    assert.deepEqual(cnpgCron(tokyo("day 1 10:00")), { schedule: "0 0 1 1 * *" });
  });
});
