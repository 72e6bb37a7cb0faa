import { strict as assert } from "node:assert";
import fc from "fast-check";
import { parseSchedule, weekdays } from "../../core/model";

const timezone = "Asia/Tokyo";

describe("schedules", () => {
  it("are read as people write them, in their own time zone", () => {
    assert.deepEqual(parseSchedule("daily 02:00", timezone), {
      days: { kind: "daily" },
      time: { hour: 2, minute: 0 },
      timezone,
    });
    assert.deepEqual(parseSchedule("second sunday 02:00-04:00", timezone), {
      days: { kind: "nth-weekday", nth: 2, weekday: "sunday" },
      time: { hour: 2, minute: 0 },
      until: { hour: 4, minute: 0 },
      timezone,
    });
    assert.deepEqual(parseSchedule("quarter-end saturday 22:00-06:00", timezone)?.days, {
      kind: "nth-weekday",
      nth: -1,
      weekday: "saturday",
      months: [3, 6, 9, 12],
    });
    assert.deepEqual(parseSchedule("every 6 hours", timezone), { days: { kind: "every", seconds: 21_600 }, timezone });
    assert.deepEqual(parseSchedule("last day 23:00", timezone)?.days, { kind: "day-of-month", day: -1 });
    assert.deepEqual(parseSchedule("weekly monday, friday", timezone)?.days, {
      kind: "weekly",
      weekdays: ["monday", "friday"],
    });
  });

  it("that no clock or calendar has are none", () => {
    const impossible = [
      "daily 25:00",
      "daily 24:00",
      "daily 24:30",
      "daily 02:60",
      "daily 02:00-02:00",
      "day 0",
      "day 32 04:00",
      "fifth sunday",
      "every 0 hours",
      "every 5 fortnights",
      "sometimes",
      "0 2 * * *",
      "",
    ];
    for (const text of impossible) assert.equal(parseSchedule(text, timezone), undefined, text);
  });

  it("keep every minute of the clock and every day of the week", () => {
    const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    fc.assert(
      fc.property(fc.constantFrom(...weekdays), clock, clock, (weekday, [hour, minute], [toHour, toMinute]) => {
        fc.pre(hour !== toHour || minute !== toMinute);
        const at = (h: number, m: number) => `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`;
        const schedule = parseSchedule(`weekly ${weekday} ${at(hour, minute)}-${at(toHour, toMinute)}`, timezone);
        assert.deepEqual(schedule, {
          days: { kind: "weekly", weekdays: [weekday] },
          time: { hour, minute },
          until: { hour: toHour, minute: toMinute },
          timezone,
        });
      }),
    );
  });
});
