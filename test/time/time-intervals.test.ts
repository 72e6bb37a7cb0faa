import { strict as assert } from "node:assert";
import { parseSchedule, type Schedule } from "../../core/model";
import { timeIntervals } from "../../core/time";

function intervals(text: string): unknown {
  return timeIntervals(parseSchedule(text, "Asia/Tokyo") as Schedule);
}

const location = "Asia/Tokyo";

describe("time intervals", () => {
  it("name days and times in the schedule's own zone", () => {
    assert.deepEqual(intervals("weekdays 09:00-18:00"), [
      { weekdays: ["monday:friday"], times: [{ start: "09:00", end: "18:00" }], location },
    ]);
    assert.deepEqual(intervals("daily 03:00-04:00"), [{ times: [{ start: "03:00", end: "04:00" }], location }]);
    assert.deepEqual(intervals("monday, wednesday, thursday 01:00-02:00"), [
      { weekdays: ["monday", "wednesday:thursday"], times: [{ start: "01:00", end: "02:00" }], location },
    ]);
    assert.deepEqual(intervals("second sunday 02:00-04:00"), [
      { weekdays: ["sunday"], daysOfMonth: ["8:14"], times: [{ start: "02:00", end: "04:00" }], location },
    ]);
  });

  it("split a window at midnight, because no range wraps", () => {
    assert.deepEqual(intervals("daily 22:00-06:00"), [
      { times: [{ start: "22:00", end: "24:00" }], location },
      { times: [{ start: "00:00", end: "06:00" }], location },
    ]);
    assert.deepEqual(intervals("saturday 22:00-06:00"), [
      { weekdays: ["saturday"], times: [{ start: "22:00", end: "24:00" }], location },
      { weekdays: ["sunday"], times: [{ start: "00:00", end: "06:00" }], location },
    ]);
    assert.deepEqual(intervals("daily 20:00-24:00"), [{ times: [{ start: "20:00", end: "24:00" }], location }]);
  });

  it("follow a quarter's last saturday into the next month", () => {
    assert.deepEqual(intervals("quarter-end saturday 22:00-06:00"), [
      {
        weekdays: ["saturday"],
        daysOfMonth: ["-7:-1"],
        months: ["3", "6", "9", "12"],
        times: [{ start: "22:00", end: "24:00" }],
        location,
      },
      {
        weekdays: ["sunday"],
        daysOfMonth: ["-6:-1"],
        months: ["3", "6", "9", "12"],
        times: [{ start: "00:00", end: "06:00" }],
        location,
      },
      {
        weekdays: ["sunday"],
        daysOfMonth: ["1"],
        months: ["1", "4", "7", "10"],
        times: [{ start: "00:00", end: "06:00" }],
        location,
      },
    ]);
  });

  it("follow the last day of a named month into the next, and 28 February into neither", () => {
    const morning = { times: [{ start: "00:00", end: "02:00" }], location };
    const [, ...after] = intervals("june 30, december 30 22:00-02:00") as unknown[];
    assert.deepEqual(after, [
      { daysOfMonth: ["31"], months: ["12"], ...morning },
      { daysOfMonth: ["1"], months: ["7"], ...morning },
    ]);
    assert.equal(intervals("february 28 22:00-02:00"), undefined);
  });

  it("cannot say every six hours, nor follow the fourth saturday past midnight", () => {
    assert.equal(intervals("every 6 hours"), undefined);
    assert.equal(intervals("fourth saturday 22:00-06:00"), undefined);
    assert.equal(intervals("day 31 22:00-06:00"), undefined);
  });
});
