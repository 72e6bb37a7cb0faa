import assert from "node:assert/strict";
import { signalOf } from "../../components/aws/synth/alerts/math";
import { formula, settle } from "../../core/evidence";
import type { CloudWatchMeasurement, CloudWatchMetric } from "../../core/model";
import { assertEvidence, beyond, codes, declared, rendered, unseen } from "./kit";
import { alertOf, at, mail, measured, numberFact, planOf, q, routeOf, ruleOf, thresholdFact } from "./plans";

const entry = { at, path: 'alerts["api.errors"]', clauses: [] };
const requests: CloudWatchMetric = {
  namespace: "AWS/ApplicationELB",
  name: "RequestCount",
  statistic: "Sum",
  dimensions: { LoadBalancer: "app/api/1" },
};
const errors = { ...requests, name: "HTTPCode_Target_5XX_Count" };
const ratio = measured({
  metrics: { requests, errors },
  expression: "IF(requests >= MINIMUM, 100 * FILL(errors, 0) / requests, 0)",
});

const plain = (value: number) => formula({ value, facts: [] });

function signal(measurement: CloudWatchMeasurement, options: Partial<Parameters<typeof signalOf>[1]> = {}) {
  const { signal: made, ...result } = signalOf(measurement, { period: plain(60), ...options }, entry);
  return { ...made, ...settle(made.inputs), codes: result.problems.map(({ code }) => code) };
}

const refused = (measurement: CloudWatchMeasurement) =>
  beyond("aws:cloudwatch/metricAlarm:MetricAlarm", signalOf(measurement, { period: plain(60) }, entry).signal.inputs);

describe("Metric math of an alarm", () => {
  it("is one query per metric and one that returns the value", () => {
    const query = (id: string, metric: CloudWatchMetric) => ({
      id,
      metric: {
        namespace: metric.namespace,
        metricName: metric.name,
        stat: "Sum",
        dimensions: { LoadBalancer: "app/api/1" },
        period: 60,
      },
      returnData: false,
    });
    assert.deepEqual(signal(ratio, { minimum: q("100 requests") }).inputs, {
      metricQueries: [
        query("requests", requests),
        query("errors", errors),
        {
          id: "value",
          expression: "IF(requests >= 100, 100 * FILL(errors, 0) / requests, 0)",
          returnData: true,
        },
      ],
    });
  });

  it("takes a traffic minimum given as a rate per period", () => {
    assert.match(signal(ratio, { minimum: q("2 rps"), period: plain(300) }).text, /^IF\(requests >= 600,/);
  });

  it("fills in PERIOD and leaves CloudWatch's own PERIOD() alone", () => {
    const rate = measured({ metrics: { m1: requests }, expression: "m1 / PERIOD + PERIOD(m1)" });
    assert.equal(signal(rate).text, "m1 / 60 + PERIOD(m1)");
  });

  it("expresses equality, which CloudWatch cannot compare", () => {
    assert.equal(signal(measured(), { equals: plain(1) }).text, "IF((m1) == 1, 1, 0)");
  });

  it("names its result unlike any metric", () => {
    const clash = measured({ metrics: { value: requests }, expression: "value * 2" });
    const queries = signal(clash).inputs.metricQueries as { id: string }[];
    assert.deepEqual(
      queries.map(({ id }) => id),
      ["value", "valuex"],
    );
  });

  it("refers to a resource of the plan where a dimension says so", () => {
    const check = measured({ metrics: { m1: { ...requests, dimensions: { HealthCheckId: "@probe-api#id" } } } });
    assert.deepEqual(signal(check).inputs.dimensions, { HealthCheckId: { ref: "probe-api", output: "id" } });
  });

  it("needs the traffic minimum its expression asks for", () => {
    assert.deepEqual(signal(ratio).codes, ["AWS-MINIMUM"]);
  });

  it("takes ten metrics and refuses eleven", () => {
    const of = (count: number) => {
      const ids = Array.from({ length: count }, (_, index) => `m${index}`);
      return measured({ metrics: Object.fromEntries(ids.map((id) => [id, requests])), expression: ids.join(" + ") });
    };
    assert.deepEqual(refused(of(10)), []);
    assert.deepEqual(refused(of(11)), ["AWS-METRICS"]);
  });

  it("takes thirty dimensions and refuses one more", () => {
    const of = (count: number) => {
      const dimensions = Object.fromEntries(Array.from({ length: count }, (_, index) => [`D${index}`, "x"]));
      return measured({ metrics: { m1: { ...requests, dimensions } } });
    };
    assert.deepEqual(refused(of(30)), []);
    assert.deepEqual(refused(of(31)), ["AWS-DIMENSIONS"]);
  });

  it("takes the 1024 bytes of the provider and refuses one more", () => {
    const of = (length: number) => measured({ metrics: { m1: requests }, expression: `m1${" ".repeat(length - 2)}` });
    assert.deepEqual(refused(of(1024)), []);
    assert.deepEqual(refused(of(1025)), ["AWS-EXPRESSION-LENGTH"]);
  });

  it("shows threshold, minimum and interval of the document", () => {
    const facts = [
      thresholdFact("S-1", ">= 0.1%"),
      numberFact("S-2", "traffic", "1000 requests"),
      numberFact("S-3", "every", "1 minute"),
    ];
    const rule = ruleOf({ threshold: ">= 0.1%", minimumTraffic: q("1000 requests"), facts });
    const plan = planOf({
      routes: [routeOf("critical", [mail])],
      alerts: [alertOf({ measurement: ratio, rules: [rule] })],
    });
    const synthesis = rendered(plan);
    assert.deepEqual(codes(synthesis), []);
    const { inputs, evidence } = declared(synthesis, "alert-web.cpu-critical");
    assert.equal(inputs.threshold, 0.1);
    assert.deepEqual(
      evidence.map(({ role, path, match }) => [role, path, match]),
      [
        ["every", "metricQueries[0].metric.period", undefined],
        ["traffic", "metricQueries[2].expression", "requests >= (-?\\d+(?:\\.\\d+)?)"],
        ["threshold", "threshold", undefined],
      ],
    );
    assert.deepEqual(unseen(plan, synthesis), []);
    assertEvidence(plan, synthesis);
  });

  it("shows the value of an equality inside the expression", () => {
    const rule = ruleOf({ threshold: "== 3 instances", facts: [thresholdFact("S-1", "== 3 instances")] });
    const alert = alertOf({ measurement: measured({ unit: "count" }), rules: [rule] });
    const plan = planOf({ routes: [routeOf("critical", [mail])], alerts: [alert] });
    const synthesis = rendered(plan);
    const { inputs } = declared(synthesis, "alert-web.cpu-critical");
    assert.deepEqual([inputs.comparisonOperator, inputs.threshold], ["GreaterThanOrEqualToThreshold", 1]);
    assert.deepEqual(unseen(plan, synthesis), []);
    assertEvidence(plan, synthesis);
  });
});
