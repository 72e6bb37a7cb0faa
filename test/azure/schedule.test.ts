import { strict as assert } from "node:assert";
import { azureCron } from "../../components/azure/synth/schedules/schedule";
import { parseSchedule, type Schedule } from "../../core/model";
import { isUnsayable } from "../../core/time";

const tokyo = (text: string) => parseSchedule(text, "Asia/Tokyo") as Schedule;

describe("schedules of Container Apps jobs", () => {
  it("are in UTC, where the small hours of Tokyo are the day before", () => {
    assert.deepEqual(azureCron(tokyo("daily 03:00")), { cron: "0 18 * * *" });
    assert.deepEqual(azureCron(tokyo("daily 09:30")), { cron: "30 0 * * *" });
    assert.deepEqual(azureCron(tokyo("weekly wednesday 05:00")), { cron: "0 20 * * 2" });
    assert.deepEqual(azureCron(tokyo("weekdays 10:00")), { cron: "0 1 * * 1-5" });
    assert.deepEqual(azureCron(tokyo("every 6 hours")), { cron: "0 3,9,15,21 * * *" });
  });

  it("leave a day of the month that is another in UTC to the guard", () => {
    assert.deepEqual(azureCron(tokyo("day 1 04:00")), {
      cron: "0 19 28,29,30,31 * *",
      guard: '[ "$(TZ=LOC-9 date -d "@$(( $(date +%s) + 7200 ))" +%d)" = 01 ]',
    });
    assert.deepEqual(azureCron(tokyo("day 1 10:00")), { cron: "0 1 1 * *" });
  });

  it("fire for both offsets of a zone whose clocks are changed, and a period there is refused", () => {
    const berlin = azureCron(parseSchedule("daily 02:00", "Europe/Berlin") as Schedule);
    assert.ok("cron" in berlin && berlin.cron === "0 0,1 * * *" && berlin.guard?.includes('+%H)" = 02 ]'));
    const period = azureCron(parseSchedule("every 6 hours", "Europe/Berlin") as Schedule);
    assert.ok(isUnsayable(period));
    assert.equal(period.code, "AZURE-SCHEDULE");
    assert.deepEqual(azureCron(parseSchedule("hourly", "Europe/Berlin") as Schedule), { cron: "0 * * * *" });
  });
});
