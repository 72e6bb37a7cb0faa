import { strict as assert } from "node:assert";
import { judge, policies } from "../../policy/index";
import { planOf } from "../planning/kit";

const rules = policies.filter(({ name }) => name === "work-fits-window");

function judged(limit: string, window: string) {
  const entry = `maintenance:\n  monthly:\n    title: Monthly\n    from: 9. Work\n    window: { is: "${window}", row: SH-90 }\n    limit: { is: ${limit}, row: SH-91, check: work-fits-window }\n`;
  const plan = planOf([["alerts:\n", `${entry}alerts:\n`]]);
  const expected = { "work-fits-window": [{ clause: "SH-91", value: limit }] };
  return judge(rules, { resources: [], config: {}, expected, plan });
}

describe("policy work-fits-window", () => {
  const base = { policy: "work-fits-window", about: "maintenance.monthly.limit", clauses: ["SH-91"] };

  it("accepts work as long as its window, also past midnight", () => {
    assert.deepEqual(judged("5 hours", "first sunday 01:00-06:00"), [{ ...base, status: "ok" }]);
    assert.deepEqual(judged("8 hours", "first sunday 22:00-06:00"), [{ ...base, status: "ok" }]);
  });

  it("refuses work that runs out of its window", () => {
    assert.deepEqual(judged("6 hours", "first sunday 01:00-06:00"), [
      { ...base, status: "violation", what: "SH-91 says 6 hours, and the window is 5 hours" },
    ]);
  });
});
