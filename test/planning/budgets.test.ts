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
    assert.deepEqual(budget?.notices, [
      { of: "actual", percent: "110", from: "alert", stated: { as: "amount", base: 550_000 } },
      { of: "actual", percent: "80", from: "threshold", stated: { as: "share", base: 0.8 } },
      { of: "forecast", percent: "100", from: "forecast", stated: { as: "share", base: 1 } },
    ]);
    assert.deepEqual(budget?.exchange, { rate: "150", date: "2026-11-01", margin: "0.02" });
    assert.equal(budget?.route, "warning");
  });

  it("rounds a share down, so that it warns early", () => {
    const [budget] = plan(`{ amount: "USD 300", alert: "USD 200" }`).budgets;
    assert.equal(budget?.notices[0]?.percent, "66.66");
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

  it("refuses two notices of one kind at one share, of which a platform would keep one", () => {
    const twice = (threshold: string) => problems(`{ amount: "USD 200", alert: "USD 220", threshold: ${threshold} }`);
    assert.deepEqual(twice("110%"), ["PLAN-BUDGET-NOTICE alert and threshold at 110%"]);
    assert.deepEqual(twice("110.01%"), []);
    assert.deepEqual(problems(`{ amount: "USD 200", threshold: 100%, forecast: 100% }`), []);
  });

  it("refuses a notice before anything was spent", () => {
    assert.deepEqual(problems(`{ amount: "USD 200", threshold: 0.009% }`), ["PLAN-BUDGET-NOTICE threshold at 0%"]);
    assert.deepEqual(problems(`{ amount: "USD 200", alert: "USD 0" }`), ["PLAN-BUDGET-NOTICE alert at 0%"]);
    assert.deepEqual(problems(`{ amount: "USD 200", threshold: 0.01% }`), []);
  });

  it("remarks on a forecast alone, which a young account does not have", () => {
    const notes = (notice: string) => complaints(plan(`{ amount: "USD 200", ${notice} }`).notes);
    assert.deepEqual(notes("forecast: 100%"), ["PLAN-BUDGET-FORECAST forecast at 100%"]);
    assert.deepEqual(notes("forecast: 100%, threshold: 80%"), []);
    assert.deepEqual(notes("threshold: 80%"), []);
  });

  it("refuses parts of a unit its currency does not have", () => {
    assert.deepEqual(problems(`{ amount: "JPY 300,000.5", forecast: 100%, ${rate} }`), [
      "PLAN-BUDGET-DECIMALS JPY 300,000.5",
    ]);
    assert.deepEqual(problems(`{ amount: "JPY 300,000", alert: "JPY 330,000.1", ${rate} }`), [
      "PLAN-BUDGET-DECIMALS JPY 330,000.1",
    ]);
    assert.deepEqual(problems(`{ amount: "JPY 300,000", forecast: 100%, ${rate} }`), []);
    assert.deepEqual(problems(`{ amount: "USD 300.505", forecast: 100% }`), ["PLAN-BUDGET-DECIMALS USD 300.505"]);
    assert.deepEqual(problems(`{ amount: "USD 300.50", forecast: 100% }`), []);
  });

  it("refuses a margin that leaves nothing, and takes none as 0%", () => {
    const margin = (share: string) => problems(`{ amount: "JPY 300,000", forecast: 100%, ${rate}, margin: ${share} }`);
    assert.deepEqual(margin("100%"), ["PLAN-BUDGET-RATE 100%"]);
    assert.deepEqual(margin("99%"), []);
    assert.deepEqual(margin("0%"), []);
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
      complaints(plan(`{ amount: "JPY 1,000", threshold: 100%, rate: "150", rateDate: "${date}" }`).notes);
    assert.deepEqual(notes("2026-09-20"), ["PLAN-BUDGET-RATE-AGE 150 of 2026-09-20"]);
    assert.deepEqual(notes("2026-09-21"), []);
  });
});
