import { strict as assert } from "node:assert";
import { complaints, planYaml } from "../kit/yaml-plan";

const plan = (budget: string) => planYaml(`where: { aws: main }\nbudgets:\n  total: ${budget}\n`);
const problems = (budget: string) => complaints(plan(budget).problems);
const rate = 'rate: "150", rateDate: "2026-11-01"';

describe("planning a budget", () => {
  it("turns amounts and shares into percentages that stay exact whatever the rate", () => {
    const [budget] = plan(
      `{ amount: "JPY 500,000", alert: "JPY 550,000", threshold: 80%, forecast: 100%, ${rate}, margin: 2% }`,
    ).budgets;
    assert.deepEqual(budget?.spec.notices, [
      { of: "actual", percent: "110", from: "alert" },
      { of: "actual", percent: "80", from: "threshold" },
      { of: "forecast", percent: "100", from: "forecast" },
    ]);
    assert.deepEqual(budget?.spec.exchange, { rate: "150", date: "2026-11-01", margin: "0.02" });
    assert.equal(budget?.spec.route, "warning");
  });

  it("rounds a share down, so that it warns early", () => {
    const [budget] = plan(`{ amount: "USD 300", alert: "USD 200" }`).budgets;
    assert.equal(budget?.spec.notices[0]?.percent, "66.66");
  });

  it("refuses one without an amount, and one of nothing", () => {
    assert.deepEqual(problems(`{ alert: "USD 200" }`), ["PLAN-BUDGET-AMOUNT"]);
    assert.deepEqual(problems(`{ amount: "USD 0", threshold: 80% }`), ["PLAN-BUDGET-AMOUNT USD 0"]);
    assert.deepEqual(problems(`{ amount: "USD 1", threshold: 80% }`), []);
  });

  it("refuses one that tells nobody", () => {
    assert.deepEqual(problems(`{ amount: "USD 200" }`), ["PLAN-BUDGET-NOTICE"]);
    assert.deepEqual(problems(`{ amount: "USD 200", forecast: 100% }`), []);
  });

  it("refuses to compare two currencies", () => {
    assert.deepEqual(problems(`{ amount: "JPY 500,000", alert: "USD 4,000", forecast: 100%, ${rate} }`), [
      "PLAN-BUDGET-CURRENCY JPY 500,000 and USD 4,000",
    ]);
  });

  it("refuses a rate that is none and one without a day", () => {
    assert.deepEqual(problems(`{ amount: "JPY 1,000", forecast: 100%, rate: "0", rateDate: "2026-11-01" }`), [
      "PLAN-BUDGET-RATE 0",
    ]);
    assert.deepEqual(problems(`{ amount: "JPY 1,000", forecast: 100%, rate: "150" }`), ["PLAN-BUDGET-RATE"]);
    assert.deepEqual(problems(`{ amount: "JPY 1,000", forecast: 100%, rate: "150", rateDate: "2026-13-01" }`), [
      "PLAN-BUDGET-RATE 2026-13-01",
    ]);
  });

  it("remarks on a rate older than two months, and is silent about one just two months old", () => {
    const notes = (date: string) =>
      complaints(plan(`{ amount: "JPY 1,000", forecast: 100%, rate: "150", rateDate: "${date}" }`).notes);
    assert.deepEqual(notes("2026-09-20"), ["PLAN-BUDGET-RATE-AGE 150 of 2026-09-20"]);
    assert.deepEqual(notes("2026-09-21"), []);
  });
});
