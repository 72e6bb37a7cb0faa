import assert from "node:assert/strict";
import { retentionDays } from "../../components/aws/synth/common/limits";
import { codes, declared, rendered } from "./kit";
import { planned, planOf, storeSpec, time } from "./plans";

const kept = (keep: string) => rendered(planOf({ stores: [planned(storeSpec({ keep: time(keep) }))] }));
const days = (keep: string) => declared(kept(keep), "store-app").inputs.retentionInDays;

describe("The retention of a log group", () => {
  it("is one of the 22 numbers CloudWatch has", () => {
    assert.deepEqual(
      [...retentionDays],
      [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
    );
  });

  for (const [at, step] of retentionDays.entries()) {
    const before = retentionDays[at - 1] ?? 0;
    it(`is ${step} days for everything above ${before} up to ${step}`, () => {
      const inside = [before + 1, step].map((amount) => days(`${amount} days`));
      assert.deepEqual(inside, [step, step]);
      if (before > 0) assert.equal(days(`${before} days`), before);
      const next = retentionDays[at + 1];
      if (next !== undefined) assert.equal(days(`${step + 1} days`), next);
    });
  }

  it("keeps documented years in full: 2, 5, 7 and 10", () => {
    const inDays = ["730 days", "1825 days", "2555 days", "3650 days"];
    assert.deepEqual(inDays.map(days), [731, 1827, 2557, 3653]);
    assert.deepEqual(["2 years", "5 years", "7 years", "10 years"].map(days), [731, 1827, 2557, 3653]);
  });

  it("is refused above 3653 days, and where nobody says one, which would be for ever", () => {
    assert.deepEqual(codes(kept("3654 days")), ["AWS-RETENTION"]);
    assert.deepEqual(codes(kept("11 years")), ["AWS-RETENTION"]);
    const { keep: _, ...forever } = storeSpec();
    assert.deepEqual(codes(rendered(planOf({ stores: [planned(forever)] }))), ["AWS-RETENTION-MISSING"]);
    assert.deepEqual(codes(kept("3653 days")), []);
  });
});
