import { strict as assert } from "node:assert";
import { verdictOf } from "../../commands/check/verdict";
import { asOf, planStack, wholePlan } from "../kit/plan";

describe("the verdict of hozen check", () => {
  it("agrees with the plan: no gaps, no violations, and the needs of every system", async () => {
    const whole = await wholePlan();
    const { problems, violations, gaps, needs } = verdictOf(whole, { stack: "prod", asOf }, []);
    assert.deepEqual([problems, violations, gaps], [[], [], []]);
    assert.deepEqual(
      needs
        .filter(({ system, what }) => system === "web-service" && what.startsWith("GroupInService"))
        .map(({ resources, alerts }) => [resources, alerts]),
      [[["web"], ["web.capacity"]]],
    );
  });

  it("names a gap with its clause, words and reason", async () => {
    const stack = await planStack({ stack: "dev" });
    const { gaps } = verdictOf(stack, { stack: "dev", asOf }, []);
    const report = stack.report.systems.flatMap(({ clauses }) => clauses.filter(({ status }) => status === "gap"));
    assert.deepEqual(
      gaps.map(({ clause }) => clause),
      report.map(({ id }) => id),
    );
    assert.ok(gaps.length > 0 && gaps.every(({ quote, reason }) => quote !== "" && reason !== ""));
  });
});
