import { strict as assert } from "node:assert";
import fc from "fast-check";
import { plainText } from "../../core/evidence";
import { inlineRecords, isComparable, plainNumber, prometheusDuration, promqlRule } from "../../core/expressions";
import { type PromqlMeasurement, parseThreshold, reveal, type Threshold } from "../../core/model";
import { cpu, errorRatio, quantity, rule, weekOverWeek } from "../kubernetes/plan";

const critical = rule("a", "critical", "> 5%", { traffic: "20 requests" });

function guarded(traffic: string): string {
  return plainText(promqlRule({ ...errorRatio, expression: "x", traffic }, critical).value);
}

describe("PromQL rules", () => {
  it("fill the window as duration and in seconds", () => {
    const measurement: PromqlMeasurement = { ...cpu, expression: "increase(x[$W]) / $SECONDS", unit: "ratio" };
    assert.equal(plainText(promqlRule(measurement, critical).value), "increase(x[5m]) / 300");
  });

  it("join a guard over everything on no label, one per label on it, others as they are", () => {
    assert.equal(guarded("sum(y) >= $MINIMUM"), "(x) and on () (sum(y) >= 20)");
    assert.equal(guarded("sum by (job) (y) >= $MINIMUM"), "(x) and on (job) (sum by (job) (y) >= 20)");
    assert.equal(guarded("(sum(y) by (job) >= $MINIMUM)"), "(x) and on (job) ((sum(y) by (job) >= 20))");
    assert.equal(guarded('y{a="sum("} >= $MINIMUM'), '(x) and (y{a="sum("} >= 20)');
    assert.equal(guarded("sum without (pod) (y) >= $MINIMUM"), "(x) and (sum without (pod) (y) >= 20)");
  });

  it("leave a guard out that needs a minimum nobody gave", () => {
    const { minimumTraffic: _, ...without } = critical;
    assert.equal(plainText(promqlRule(errorRatio, without).value).includes("and"), false);
  });

  it("name what they record by its window", () => {
    const { records } = promqlRule(weekOverWeek, critical);
    assert.deepEqual(
      records.map(({ record, expression }) => ({ record, expression: plainText(expression) })),
      [{ record: "app:requests:rate5m", expression: 'sum(rate(http_requests_total{job="app"}[5m]))' }],
    );
  });

  it("write recorded series out only where an expression may stand", () => {
    const made = (expression: string): string | undefined => {
      const value = inlineRecords(promqlRule({ ...weekOverWeek, expression }, critical));
      return value && plainText(value);
    };
    assert.equal(made("2 * app:requests:rate$W"), '2 * (sum(rate(http_requests_total{job="app"}[5m])))');
    assert.equal(made('app:requests:rate$W{job="x"}'), undefined);
    assert.equal(made("max_over_time(app:requests:rate$W[1h])"), undefined);
    assert.equal(made("app:requests:rate$W offset 1w"), undefined);
    assert.equal(made("my:app:requests:rate$W"), "my:app:requests:rate5m");
  });

  it("refuse to compare dimensions", () => {
    assert.equal(isComparable(cpu, parseThreshold("> 1 second") as Threshold), false);
    assert.equal(isComparable(cpu, parseThreshold("> 1 ratio") as Threshold), true);
  });

  it("write every limit so that the expression gives it back, without an exponent", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 12 }), fc.integer({ min: 0, max: 9 }), (digits, scale) => {
        const amount = plainNumber(digits / 10 ** scale);
        assert.doesNotMatch(amount, /e/i);
        const threshold: Threshold = { operator: ">=", limit: { amount, unit: "percent" } };
        const { expression, limit } = promqlRule(cpu, { ...critical, threshold });
        assert.equal(plainText(expression).split(") >= ").at(-1), limit.traced);
        assert.ok(Math.abs(Number(limit.traced) - Number(amount)) <= Number(amount) * 1e-12);
      }),
    );
  });

  it("write durations in the largest units", () => {
    assert.deepEqual(
      ["0 seconds", "90 seconds", "60 minutes", "36 hours", "500 ms"].map((text) => prometheusDuration(quantity(text))),
      ["0s", "1m30s", "1h", "1d12h", "500ms"],
    );
  });
});

describe("what an SDK hides", () => {
  it("is shown as declared, with a mark for each secret", () => {
    const declared = {
      stringData: { "a.yaml": { json: { key: { secret: "s:k" }, to: "x", id: { ref: "r", output: "id" } } } },
      type: "Opaque",
    };
    assert.deepEqual(reveal({ stringData: "[secret]", type: "Opaque" }, declared), {
      stringData: { "a.yaml": '{"key":"[secret]","to":"x","id":"${r.id}"}' },
      type: "Opaque",
    });
    assert.deepEqual(reveal({ token: "[secret]" }, { token: { secret: "s:k" } }), { token: "[secret]" });
  });
});
