import { strict as assert } from "node:assert";
import { awsCron, rdsWindow, ssmWindow } from "../../components/aws/synth/schedules/schedule";
import { parseSchedule, type Schedule } from "../../core/model";
import { isUnsayable } from "../../core/time";

const tokyo = (text: string) => parseSchedule(text, "Asia/Tokyo") as Schedule;

describe("schedules on AWS", () => {
  it("are six-field cron with the zone beside it", () => {
    const documented: Record<string, string> = {
      "daily 02:00": "cron(0 2 * * ? *)",
      hourly: "cron(0 * * * ? *)",
      "every 6 hours 01:30": "cron(30 1,7,13,19 * * ? *)",
      "every 15 minutes": "cron(0,15,30,45 * * * ? *)",
      "weekly sunday 03:00": "cron(0 3 ? * SUN *)",
      "weekdays 09:00": "cron(0 9 ? * MON-FRI *)",
      "day 1 04:00": "cron(0 4 1 * ? *)",
      "days 1, 15 04:00": "cron(0 4 1,15 * ? *)",
      "first monday 10:00": "cron(0 10 ? * 2#1 *)",
      "last day 23:00": "cron(0 23 L * ? *)",
      "quarter-end saturday 22:00-06:00": "cron(0 22 ? 3,6,9,12 7L *)",
    };
    for (const [text, expression] of Object.entries(documented)) {
      assert.deepEqual(awsCron(tokyo(text)), { expression, timezone: "Asia/Tokyo" }, text);
    }
  });

  it("of Systems Manager name weekdays and last whole hours", () => {
    assert.deepEqual(ssmWindow(tokyo("second sunday 02:00-04:00")), {
      schedule: "cron(0 2 ? * SUN#2 *)",
      scheduleTimezone: "Asia/Tokyo",
      duration: 2,
    });
    assert.equal(refusal(ssmWindow(tokyo("second sunday 02:00-04:30"))), "150 minutes");
  });

  it("of RDS are in UTC, where Sunday morning is Saturday evening", () => {
    const saturday = 6 * 1440;
    const documented: Record<string, object> = {
      "daily 06:00-06:30": { window: "21:00-21:30", start: 1260, minutes: 30 },
      "daily 08:45-09:15": { window: "23:45-00:15", start: 1425, minutes: 30 },
      "sunday 03:30-04:00": { window: "sat:18:30-sat:19:00", start: saturday + 1110, minutes: 30 },
      "sunday 08:45-09:15": { window: "sat:23:45-sun:00:15", start: saturday + 1425, minutes: 30 },
      "weekly saturday 23:00-01:00": { window: "sat:14:00-sat:16:00", start: saturday + 840, minutes: 120 },
    };
    for (const [text, window] of Object.entries(documented)) assert.deepEqual(rdsWindow(tokyo(text)), window, text);
  });

  it("are refused where the notation cannot say them, and the nearest one is not", () => {
    assert.equal(refusal(awsCron(tokyo("every 5 hours"))), "every 300 minutes");
    assert.equal(refusal(awsCron(tokyo("every 6 hours"))), undefined);
    assert.equal(refusal(awsCron(tokyo("weekly wednesday"))), "weekly");
    assert.equal(refusal(awsCron(tokyo("weekly wednesday 05:00"))), undefined);
    assert.equal(refusal(rdsWindow(tokyo("daily 06:00-06:29"))), "29 minutes");
    assert.equal(refusal(rdsWindow(tokyo("daily 06:00-06:30"))), undefined);
    assert.equal(refusal(rdsWindow(tokyo("daily 06:00"))), "daily");
    assert.equal(refusal(rdsWindow(tokyo("second sunday 02:00-04:00"))), "nth-weekday");
    assert.equal(refusal(rdsWindow(tokyo("weekly sunday, monday 02:00-04:00"))), "weekly");
    assert.equal(refusal(rdsWindow(parseSchedule("daily 06:00-07:00", "Europe/Berlin") as Schedule)), "Europe/Berlin");
    assert.equal(refusal(rdsWindow(parseSchedule("daily 06:00-07:00", "UTC") as Schedule)), undefined);
  });
});

function refusal(said: object): string | undefined {
  if (!isUnsayable(said)) return undefined;
  assert.equal(said.code, "AWS-SCHEDULE");
  return said.given;
}
