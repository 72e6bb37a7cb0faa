import assert from "node:assert/strict";
import { judge, type Level, remarks, unitProblems } from "../../core/catalogue";
import {
  type CloudWatchMeasurement,
  type Concept,
  formatProblem,
  type Measurement,
  type PromqlMeasurement,
  parseQuantity,
  parseThreshold,
  type Quantity,
  type Severity,
} from "../../core/model";

function time(text: string): Quantity {
  const quantity = parseQuantity(text);
  if (!quantity) throw new Error(text);
  return quantity;
}

function level(threshold: string, changes: { severity?: Severity; window?: string } = {}): Level {
  const parsed = parseThreshold(threshold);
  if (!parsed) throw new Error(threshold);
  const { severity = "critical", window = "5 minutes" } = changes;
  return {
    severity,
    threshold: parsed,
    for: time("5 minutes"),
    every: time("1 minute"),
    window: time(window),
    at: { file: "s.yaml", line: 7, column: 3 },
    path: "alerts.a",
    clauses: ["WS-1"],
  };
}

const ratio: Concept = {
  name: "cpu.utilization",
  title: { ja: "CPU使用率", en: "CPU utilization" },
  meaning: "Share in use.",
  unit: "percent",
  bad: "above",
  range: { min: 0, max: 100 },
  missing: "ok",
  defaults: { for: "5 minutes", every: "1 minute", window: "5 minutes" },
  firstStep: { ja: "見る", en: "Look" },
  measurements: {},
  file: "cpu.utilization.yaml",
};
const latency: Concept = { ...ratio, name: "http.latency.p95", unit: "second", range: { min: 0 } };
const up: Concept = { ...ratio, name: "db.up", unit: "boolean", bad: "below", range: { min: 0, max: 1 }, state: true };

const metric: Measurement = { language: "promql", unit: "percent", grain: 60, expression: "x" };
const lines = (concept: Concept, measurement: Measurement, ...levels: Level[]) =>
  judge(concept, measurement, levels).map(formatProblem);
const notes = (concept: Concept, measurement: Measurement, ...levels: Level[]) =>
  remarks(concept, measurement, levels).map(formatProblem);
const codes = (concept: Concept, measurement: Measurement, ...levels: Level[]) =>
  judge(concept, measurement, levels).map(({ code }) => code);

describe("judging the levels of an alert", () => {
  it("says nothing against rules that make sense", () => {
    const sound = ["> 70%", ">= 100%", "> 0.7 ratio", ">= 0.001%"];
    for (const text of sound) assert.deepEqual(lines(ratio, metric, level(text)), [], text);
    assert.deepEqual(lines(up, { ...metric, unit: "boolean" }, level("down")), []);
    assert.deepEqual(lines(latency, { ...metric, unit: "second" }, level("> 500ms")), []);
    assert.deepEqual(notes(ratio, metric, level("> 70%")), []);
  });

  it("refuses a rule that could never fire", () => {
    assert.deepEqual(lines(ratio, metric, level("> 100%")), [
      "s.yaml:7:3  PLAN-UNREACHABLE  alerts.a: this rule could never fire; given > 100 %; " +
        "allowed cpu.utilization is 0 to 100 percent; correct the limit or its operator",
    ]);
    for (const text of ["> 70 ratio", ">= 101%", "== 101%"]) {
      assert.deepEqual(codes(ratio, metric, level(text)), ["PLAN-UNREACHABLE"], text);
    }
    assert.deepEqual(codes({ ...ratio, bad: "below" }, metric, level("< 0%")), ["PLAN-UNREACHABLE"]);
    assert.deepEqual(codes({ ...ratio, bad: "below" }, metric, level("<= 0%")), []);
  });

  it("refuses a rule that would always fire", () => {
    assert.deepEqual(lines(latency, { ...metric, unit: "second" }, level(">= 0s")), [
      "s.yaml:7:3  PLAN-ALWAYS  alerts.a: this rule would always fire; given >= 0 s; " +
        "allowed http.latency.p95 is 0 or more second; correct the limit or its operator",
    ]);
    assert.deepEqual(codes({ ...ratio, bad: "below" }, metric, level("< 101%")), ["PLAN-ALWAYS"]);
    assert.deepEqual(codes({ ...ratio, bad: "below" }, metric, level("<= 100%")), ["PLAN-ALWAYS"]);
  });

  it("refuses limits of another kind than the concept in one problem", () => {
    const other = (concept: Concept, texts: readonly string[], ...known: readonly Concept[]) => {
      const concepts = new Map(known.map((one) => [one.name, one]));
      const levels = texts.map((text) => level(text));
      return unitProblems({ concepts }, concept, "aws.rds.postgres", levels).map(formatProblem);
    };
    assert.deepEqual(other(ratio, ["> 70%", "> 90%"]), []);
    assert.deepEqual(other(ratio, ["> 500ms", "> 1s"]), [
      "s.yaml:7:3  PLAN-UNIT  alerts.a: cpu.utilization is measured in percent, which this limit cannot be compared with; " +
        "given > 500 ms, > 1 s; allowed a limit in percent or a unit of the same kind; " +
        "write the limit with its unit, or choose another concept",
    ]);
  });

  it("names the concept of the same thing that is measured so, with the limit it then has", () => {
    const measurements = { "aws.rds.postgres": metric };
    const free: Concept = {
      ...ratio,
      name: "db.storage.free",
      unit: "byte",
      bad: "below",
      range: { min: 0 },
      measurements,
    };
    const used: Concept = { ...ratio, name: "db.storage.utilization", measurements };
    const change = (concept: Concept, texts: readonly string[], known: readonly Concept[], kind = "aws.rds.postgres") =>
      unitProblems(
        { concepts: new Map(known.map((one) => [one.name, one])) },
        concept,
        kind,
        texts.map((text) => level(text)),
      ).map((problem) => problem.change);
    const all = [free, used, { ...used, name: "db.storage.pages.ratio" }, { ...used, name: "cpu.utilization" }];
    assert.deepEqual(change(free, ["< 20%", "<= 0.1%"], all), [
      "write concept: db.storage.utilization and > 80 %, >= 99.9 %",
    ]);
    const none = "write the limit with its unit, or choose another concept";
    assert.deepEqual(change(free, ["< 20%"], all, "azure.postgres.flexible"), [none]);
    assert.deepEqual(change(free, ["< 20 s"], all), [none]);
    const count: Concept = { ...used, name: "db.storage.count", unit: "count", range: { min: 0 } };
    assert.deepEqual(change(used, ["> 20 count"], [...all, count]), ["write concept: db.storage.count"]);
  });

  it("refuses a warning beyond its critical, in either direction and across units", () => {
    const warning = (text: string) => level(text, { severity: "warning" });
    assert.deepEqual(lines(ratio, metric, warning("> 90%"), level("> 85%")), [
      "s.yaml:7:3  PLAN-ORDER  alerts.a: warning lies beyond critical; given > 90 %; allowed before > 85 %; " +
        "swap the two, or correct one",
    ]);
    const seconds: Measurement = { ...metric, unit: "second" };
    assert.deepEqual(codes(latency, seconds, warning("> 3 s"), level("> 1000ms")), ["PLAN-ORDER"]);
    assert.deepEqual(codes(latency, seconds, warning("> 500ms"), level("> 1 s")), []);
    assert.deepEqual(codes({ ...ratio, bad: "below" }, metric, warning("< 90%"), level("< 95%")), ["PLAN-ORDER"]);
    assert.deepEqual(codes(ratio, metric, warning("> 85%"), level("> 85%")), []);
  });

  it("refuses a statistic that the metric does not offer, also when a property brought it in", () => {
    const measurement: CloudWatchMeasurement = {
      language: "cloudwatch",
      unit: "second",
      grain: 60,
      metrics: { m: { namespace: "N", name: "M", statistic: "PR(:2", dimensions: {} } },
    };
    assert.deepEqual(lines(latency, measurement, level("> 1 s")), [
      "s.yaml:7:3  PLAN-STATISTIC  alerts.a: M does not offer this statistic; given PR(:2; " +
        "allowed Average, Sum, Minimum, Maximum, SampleCount, p95 and the like; " +
        "correct the measurement or the property it is filled from",
    ]);
    const rank = (target: string): CloudWatchMeasurement => ({
      ...measurement,
      metrics: { m: { namespace: "N", name: "M", statistic: `PR(:${target})`, dimensions: {} } },
    });
    assert.deepEqual(codes(latency, rank("0.5"), level("> 1 s")), []);
    for (const target of ["", "fast", "2:3"]) {
      assert.deepEqual(codes(latency, rank(target), level("> 1 s")), ["PLAN-STATISTIC"], target);
    }
    const azure: Measurement = {
      language: "azure-metric",
      unit: "percent",
      grain: 60,
      namespace: "N",
      metric: "serverLoad",
      aggregation: "Average",
      aggregations: ["Maximum"],
      scope: "s",
    };
    assert.deepEqual(codes(ratio, azure, level("> 80%")), ["PLAN-STATISTIC"]);
  });

  it("refuses a window shorter than the grain, and a rate without two samples", () => {
    assert.deepEqual(lines(ratio, { ...metric, grain: 21600 }, level("> 90%")), [
      "s.yaml:7:3  PLAN-GRAIN  alerts.a: a value appears every 21600 seconds: this window often holds none to judge; " +
        "given 5 m; allowed at least 21600 seconds; widen the window, or measure more often",
    ]);
    const rate: PromqlMeasurement = { language: "promql", unit: "percent", grain: 30, expression: "rate(x[$W])" };
    assert.deepEqual(codes(ratio, rate, level("> 90%", { window: "30 seconds" })), ["PLAN-GRAIN"]);
    assert.deepEqual(codes(ratio, rate, level("> 90%", { window: "1 minute" })), []);
    assert.deepEqual(notes(ratio, rate, level("> 90%", { window: "1 minute" })), [
      "s.yaml:7:3  PLAN-GRAIN  alerts.a: a value appears every 30 seconds: one missed scrape leaves nothing to judge; " +
        "given 1 m; allowed better 120 seconds; widen the window, or measure more often",
    ]);
    assert.deepEqual(notes(ratio, rate, level("> 90%", { window: "2 minutes" })), []);
  });

  it("refuses a quantile at or above the last bucket", () => {
    const quantile: PromqlMeasurement = { ...(metric as PromqlMeasurement), unit: "second", grain: 15, lastBucket: 10 };
    assert.deepEqual(lines(latency, quantile, level("> 10 s")), [
      "s.yaml:7:3  PLAN-QUANTILE  alerts.a: a quantile reads no further than the last bucket: this rule could never fire; " +
        "given > 10 s; allowed below 10 seconds; add a larger bucket to the histogram and set lastBucket on the resource",
    ]);
    assert.deepEqual(codes(latency, quantile, level(">= 10000ms")), ["PLAN-QUANTILE"]);
    assert.deepEqual(codes(latency, quantile, level("> 9.9 s")), []);
  });

  it("refuses an expression over metrics that are not published together, and tells of different publishers", () => {
    const pair = (grain: number, namespace: string): CloudWatchMeasurement => ({
      language: "cloudwatch",
      unit: "percent",
      grain: 60,
      metrics: {
        a: { namespace: "AWS/EC2", name: "A", statistic: "Sum", dimensions: {} },
        b: { namespace, name: "B", statistic: "Sum", dimensions: {}, grain },
      },
      expression: "a / b",
    });
    assert.deepEqual(lines(ratio, pair(300, "AWS/EC2"), level("> 90%")), [
      "s.yaml:7:3  PLAN-PUBLISHED-TOGETHER  alerts.a: the metrics of this expression are not published together; " +
        "given every 60 and 300 seconds; use metrics of one interval",
    ]);
    assert.deepEqual(codes(ratio, pair(60, "CWAgent"), level("> 90%")), []);
    assert.deepEqual(notes(ratio, pair(60, "CWAgent"), level("> 90%")), [
      "s.yaml:7:3  PLAN-PUBLISHED-TOGETHER  alerts.a: the metrics of this expression are not published together; " +
        "given AWS/EC2 and CWAgent; expect periods that hold only one of them",
    ]);
  });

  it("refuses a state that would page while all is well, and only remarks on a number the other way round", () => {
    assert.deepEqual(lines(up, { ...metric, unit: "boolean" }, level("> 0 bool")), [
      "s.yaml:7:3  PLAN-DIRECTION  alerts.a: fires above its limit, though db.up is bad below it; given > 0 bool; write down",
    ]);
    assert.deepEqual(codes(ratio, metric, level("< 10%")), []);
    assert.deepEqual(notes(ratio, metric, level("< 10%")), [
      "s.yaml:7:3  PLAN-DIRECTION  alerts.a: fires below its limit, though cpu.utilization is bad above it; given < 10 %; " +
        "turn the operator around, unless this is meant",
    ]);
    assert.deepEqual(notes({ ...ratio, bad: "both" }, metric, level("< 10%")), []);
  });

  it("carries the clauses of the level", () => {
    assert.deepEqual(judge(ratio, metric, [level("> 100%")])[0]?.clauses, ["WS-1"]);
  });
});
