import { strict as assert } from "node:assert";
import { promqlWindow } from "../../core/expressions";
import { parseSchedule, type Schedule } from "../../core/model";
import { isOpen } from "../../core/time";
import { needPromtool, testRules } from "../kit/promtool";

function schedule(text: string, zone = "Asia/Tokyo"): Schedule {
  const found = parseSchedule(text, zone);
  assert.ok(found, text);
  return found;
}

const hour = 3_600_000;
const days = 24 * hour;

describe("A window as PromQL", () => {
  it("is none without start and end, and in zones whose clocks change", () => {
    assert.equal(promqlWindow(schedule("daily 02:00")), undefined);
    assert.equal(promqlWindow(schedule("daily 02:00-04:00", "America/New_York")), undefined);
    assert.equal(promqlWindow(schedule("daily 02:00-04:00")), "((vector(time()) + 25200) % 86400 < bool 7200)");
  });

  describe("in promtool", () => {
    before(function () {
      needPromtool(this);
    });

    const windows = [
      "daily 02:00-04:00",
      "weekly sunday, wednesday 23:00-01:00",
      "first sunday 01:00-06:00",
      "second sunday 02:00-04:00",
      "last friday 22:00-06:00",
      "quarter-end saturday 22:00-06:00",
      "day 1 04:00-05:00",
      "last day 23:00-02:00",
      "days 1, 15 04:00-05:00",
    ];

    it("is open at the same times as the schedule it comes from, also around its edges", () => {
      const tests = windows.map((text) => {
        const window = schedule(text);
        const edges = Array.from({ length: 100 * 24 * 2 }, (_, index) => (index * hour) / 2).filter(
          (instant) => instant > 2 * days && isOpen(window, instant) !== isOpen(window, instant + hour / 2),
        );
        const instants = [39 * days, 40 * days, ...edges.slice(0, 12).flatMap((edge) => [edge, edge + hour / 2])];
        return {
          name: text,
          interval: "1h",
          input_series: [{ series: "clock", values: "0+0x2400" }],
          promql_expr_test: instants.map((instant) => ({
            expr: promqlWindow(window),
            eval_time: `${instant / 60_000}m`,
            exp_samples: [{ labels: "{}", value: isOpen(window, instant) ? 1 : 0 }],
          })),
        };
      });
      const { ok, output } = testRules("groups: []", JSON.stringify({ rule_files: ["rules.yaml"], tests }));
      assert.ok(ok, output);
    });
  });
});
