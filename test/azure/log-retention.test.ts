import assert from "node:assert/strict";
import { totalRetentions } from "../../components/azure/synth/common/limits";
import { codes, declared, planned, quantity, render, stated, store } from "./kit";

const days = (amount: number) => stated(quantity(`${amount} days`), `${amount} days`);
const workspace = (keep: number) => render({ stores: [planned(store({ keep: days(keep) }))] });
const table = (keep: number) => {
  const spec = store({
    key: "app",
    kind: "azure.loganalytics.table",
    name: "AppLogs",
    within: "workspace",
    keep: days(keep),
  });
  return render({ stores: [planned(store({ ownership: "adopt" })), planned(spec)] });
};
const total = (keep: number) => declared(table(keep), "store-app").inputs.totalRetentionInDays;

describe("The retention of Log Analytics", () => {
  it("of a workspace is 30 to 730 days: less becomes 30, more is refused", () => {
    const kept = (keep: number) => declared(workspace(keep), "store-workspace").inputs.retentionInDays;
    assert.deepEqual([1, 29, 30, 31, 729, 730].map(kept), [30, 30, 30, 31, 729, 730]);
    assert.deepEqual(codes(workspace(731)), ["AZURE-RETENTION"]);
    assert.deepEqual(codes(workspace(730)), []);
  });

  it("of a table is any number of days from 4 to 730, then one of ten steps", () => {
    assert.deepEqual([1, 3, 4, 5, 730].map(total), [4, 4, 4, 5, 730]);
    assert.deepEqual([...totalRetentions], [1095, 1460, 1826, 2191, 2556, 2922, 3288, 3653, 4018, 4383]);
  });

  const below = [730, ...totalRetentions];
  for (const [at, step] of totalRetentions.entries()) {
    it(`goes up to ${step} days for everything above ${below[at]}`, () => {
      assert.deepEqual([(below[at] ?? 0) + 1, step - 1, step].map(total), [step, step, step]);
      assert.notEqual(total(below[at] ?? 0), step);
    });
  }

  it("is refused beyond twelve years", () => {
    assert.deepEqual(codes(table(4383)), []);
    assert.deepEqual(codes(table(4384)), ["AZURE-RETENTION"]);
  });

  it("never keeps 5 or 7 documented years shorter, whatever CloudWatch calls them", () => {
    assert.deepEqual([total(5 * 365), total(7 * 365), total(10 * 365)], [1826, 2556, 3653]);
  });
});
