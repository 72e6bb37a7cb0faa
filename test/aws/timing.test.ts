import assert from "node:assert/strict";
import { timingOf } from "../../components/aws/synth/alerts/timing";
import type { CloudWatchMeasurement } from "../../core/model";
import { assertEvidence, declared, rendered, unseen } from "./kit";
import { alertOf, at, cpu, mail, measured, numberFact, planOf, type RuleOptions, routeOf, ruleOf } from "./plans";

const entry = { at, path: 'alerts["web.cpu"]', clauses: [] };
const counted: Partial<CloudWatchMeasurement> = { metrics: { m1: { ...cpu, statistic: "Sum" } }, unit: "count" };

function timing(options: RuleOptions, measurement: Partial<CloudWatchMeasurement> = {}) {
  const { timing, problems } = timingOf(ruleOf(options), measured(measurement), entry);
  const { period, evaluationPeriods, datapointsToAlarm, fidelity } = timing;
  return {
    numbers: [period.traced, evaluationPeriods.traced, datapointsToAlarm],
    fidelity,
    codes: problems.map(({ code }) => code),
  };
}

describe("Period and periods of an alarm", () => {
  it("read a mean point by point, as often as it is evaluated, for as long as it must hold", () => {
    assert.deepEqual(timing({ for: "5 minutes", every: "1 minute", window: "5 minutes" }).numbers, [60, 5, 5]);
  });

  it("read a count over its whole window, because counts add up", () => {
    assert.deepEqual(timing({ for: "0 s", every: "1 minute", window: "5 minutes" }, counted).numbers, [300, 1, 1]);
  });

  it('read "nothing happened" over its whole window too', () => {
    const facts = [numberFact("S-1", "every", "1 hour")];
    const missed: Partial<CloudWatchMeasurement> = { ...counted, unit: "boolean" };
    assert.deepEqual(
      timing({ for: "0 s", every: "1 hour", window: "25 hours", facts }, missed).numbers,
      [90_000, 1, 1],
    );
  });

  it("follow a documented interval rather than a window nobody documents", () => {
    const facts = [numberFact("S-1", "every", "1 minute")];
    assert.deepEqual(timing({ for: "3 minutes", window: "5 minutes", facts }).numbers, [60, 3, 3]);
  });

  it("follow a documented window that is longer than the condition holds", () => {
    const facts = [numberFact("S-1", "every", "1 minute"), numberFact("S-2", "window", "5 minutes")];
    assert.deepEqual(timing({ for: "0 s", window: "5 minutes", facts }).numbers, [300, 1, 1]);
  });

  it("take m of n points when fewer than all must breach", () => {
    assert.deepEqual(timing({ for: "5 minutes", datapoints: 3 }).numbers, [60, 5, 3]);
  });

  it("never go below what the metric is published in, and say so", () => {
    const { numbers, fidelity } = timing({ for: "10 minutes" }, { grain: 300 });
    assert.deepEqual(numbers, [300, 2, 2]);
    assert.deepEqual(fidelity, { level: "approximated", reason: "data is read every 300 s instead of every 60 s" });
  });

  it("round a hold down to whole periods, and say so", () => {
    const { numbers, fidelity } = timing({ for: "150 s" });
    assert.deepEqual(numbers, [60, 2, 2]);
    assert.deepEqual(fidelity, {
      level: "approximated",
      reason: "held for 120 s instead of 150 s: CloudWatch counts whole periods",
    });
  });

  it("take the nearest shorter accepted period", () => {
    assert.deepEqual(timing({ for: "180 s", every: "90 s" }).numbers, [60, 3, 3]);
    assert.deepEqual(timing({ for: "60 s", every: "30 s" }, { grain: 10 }).numbers, [30, 2, 2]);
    assert.deepEqual(timing({ for: "60 s", every: "15 s" }, { grain: 10 }).numbers, [10, 6, 6]);
  });

  it("take a day of minutes and refuse a minute more", () => {
    assert.deepEqual(timing({ for: "1 day" }).codes, []);
    assert.deepEqual(timing({ for: "1441 minutes" }).codes, ["AWS-EVALUATION-RANGE"]);
  });

  it("take a week of hours and refuse an hour more", () => {
    assert.deepEqual(timing({ for: "168 hours", every: "1 hour" }).codes, []);
    assert.deepEqual(timing({ for: "169 hours", every: "1 hour" }).codes, ["AWS-EVALUATION-RANGE"]);
  });

  it("take as many breaching points as there are and refuse one more", () => {
    assert.deepEqual(timing({ for: "5 minutes", datapoints: 5 }).codes, []);
    assert.deepEqual(timing({ for: "5 minutes", datapoints: 6 }).codes, ["AWS-DATAPOINTS"]);
    assert.deepEqual(timing({ for: "5 minutes", datapoints: 0 }).codes, ["AWS-DATAPOINTS"]);
  });

  it("are evidence for the documented numbers they were rounded from", () => {
    const facts = [
      numberFact("S-1", "for", "150 s"),
      numberFact("S-2", "every", "90 s"),
      numberFact("S-3", "window", "1 minute"),
    ];
    const alert = alertOf({ rules: [ruleOf({ for: "150 s", every: "90 s", facts })] });
    const plan = planOf({ routes: [routeOf("critical", [mail])], alerts: [alert] });
    const synthesis = rendered(plan);
    assert.equal(declared(synthesis, "alert-web.cpu-critical").inputs.evaluationPeriods, 2);
    assert.deepEqual(unseen(plan, synthesis), []);
    assertEvidence(plan, synthesis);
  });
});
