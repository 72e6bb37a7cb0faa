import assert from "node:assert/strict";
import { fill, propertiesOf } from "../../core/catalogue";
import type { CloudWatchMeasurement, KqlMeasurement, Measurement, PromqlMeasurement } from "../../core/model";

const promql: PromqlMeasurement = {
  language: "promql",
  unit: "percent",
  grain: 15,
  expression: 'rate(${metric:-requests_total}{job="${job}"}[$W]) / ${capacity}',
};
const cloudwatch: CloudWatchMeasurement = {
  language: "cloudwatch",
  unit: "percent",
  grain: 60,
  metrics: { free: { namespace: "AWS/RDS", name: "Free", statistic: "Minimum", dimensions: { Id: "${instance}" } } },
  expression: "100 * (1 - free / ${allocated}) - ${reserved:-3}",
};
const kql: KqlMeasurement = {
  language: "kql",
  unit: "count",
  grain: 60,
  query: 'T | where Name == "${name}" | where Size > ${size} | summarize value = count()',
  value: "value",
  scope: "${workspace:-}",
};

function problemsOf(measurement: Measurement, properties: Record<string, string>): string[][] {
  const { problems = [] } = fill(measurement, properties);
  return problems.map(({ code, path = "", what, given = "", allowed = "", change = "" }) => {
    return [code, path, what, given, allowed, change].filter((part) => part !== "");
  });
}

describe("filling a measurement from a resource", () => {
  it("puts properties and defaults into queries, expressions and dimensions", () => {
    assert.deepEqual(fill(promql, { job: "api", capacity: "100" }).measurement, {
      ...promql,
      expression: 'rate(requests_total{job="api"}[$W]) / 100',
    });
    assert.deepEqual(fill(cloudwatch, { instance: "@db#id", allocated: "500" }).measurement, {
      ...cloudwatch,
      metrics: { free: { ...cloudwatch.metrics.free, dimensions: { Id: "@db#id" } } },
      expression: "100 * (1 - free / 500) - 3",
    });
    assert.deepEqual(fill(kql, { name: "日本 語", size: "1.5" }).measurement, {
      ...kql,
      query: 'T | where Name == "日本 語" | where Size > 1.5 | summarize value = count()',
      scope: "",
    });
  });

  it("prefers a property to its default", () => {
    const { measurement } = fill(promql, { job: "api", capacity: "1", metric: "hits:rate5m" });
    assert.equal(measurement?.language === "promql" && measurement.expression, 'rate(hits:rate5m{job="api"}[$W]) / 1');
  });

  it("names every missing property once, with a did-you-mean", () => {
    assert.deepEqual(problemsOf(promql, { jop: "api" }), [
      [
        "CATALOGUE-PROPERTY",
        "job",
        "the resource is measured with its property job, which is missing",
        "did you mean jop?",
      ],
      [
        "CATALOGUE-PROPERTY",
        "capacity",
        "the resource is measured with its property capacity, which is missing",
        "add capacity: ... to the resource",
      ],
    ]);
  });

  it("refuses what would change the query it goes into", () => {
    assert.deepEqual(problemsOf(promql, { job: 'a"} or vector(1) #', capacity: "1", metric: "a b" }), [
      [
        "CATALOGUE-PROPERTY",
        "metric",
        "the property metric would break the query it goes into",
        '"a b"',
        "a number or a name",
        "correct the property",
      ],
      [
        "CATALOGUE-PROPERTY",
        "job",
        "the property job would break the query it goes into",
        '"a\\"} or vector(1) #"',
        "no quotes, backslashes or line ends",
        "correct the property",
      ],
    ]);
    assert.equal(problemsOf(kql, { name: "a\nb", size: "1" }).length, 1);
    assert.equal(problemsOf(kql, { name: "a\\", size: "1 or true" }).length, 2);
  });

  it("calculates with plain numbers only", () => {
    for (const allocated of ["500 GiB", "1,000", "@db#allocated", "", "1e3", "abc"]) {
      assert.deepEqual(problemsOf(cloudwatch, { instance: "db", allocated }), [
        [
          "CATALOGUE-PROPERTY",
          "allocated",
          "the property allocated is calculated with",
          JSON.stringify(allocated),
          "a plain number",
          "correct the property",
        ],
      ]);
    }
  });

  it("takes the last bucket of a quantile from the resource", () => {
    const quantile: PromqlMeasurement = { ...promql, expression: "histogram_quantile(0.95, x)", lastBucket: 10 };
    const bucketOf = (properties: Record<string, string>) => {
      const { measurement } = fill(quantile, properties);
      return measurement?.language === "promql" ? measurement.lastBucket : undefined;
    };
    assert.equal(bucketOf({}), 10);
    assert.equal(bucketOf({ lastBucket: "30" }), 30);
    assert.deepEqual(problemsOf(quantile, { lastBucket: "thirty" }), [
      [
        "CATALOGUE-PROPERTY",
        "lastBucket",
        "the property lastBucket is calculated with",
        '"thirty"',
        "a plain number",
        "correct the property",
      ],
    ]);
  });

  it("puts what a word of a choice stands for, and the default of it, also into a query", () => {
    const choices = { across: { each: "max by (instance)", sum: "sum" } };
    const gauge = { ...promql, expression: "${across:-each} (queue_size)", choices };
    const expressionFor = (properties: Record<string, string>) => {
      const { measurement } = fill(gauge, properties);
      return measurement?.language === "promql" && measurement.expression;
    };
    assert.equal(expressionFor({}), "max by (instance) (queue_size)");
    assert.equal(expressionFor({ across: "sum" }), "sum (queue_size)");
    assert.deepEqual(problemsOf(gauge, { across: "summ" }), [
      [
        "CATALOGUE-PROPERTY",
        "across",
        "the property across chooses between 2 ways to measure",
        "summ",
        "each, sum",
        "did you mean sum?",
      ],
    ]);
  });

  it("keeps where the numbers of an objective are, beside the texts they are in", () => {
    const rate = { ...promql, expression: '1 - sum(x{job="${job}",le="${latencyTarget}"}[$W]) / ${budget}' };
    const own = { job: "api", budget: "0.001", latencyTarget: "0.5" };
    assert.deepEqual(fill(rate, own).measurement?.numbers, {
      templates: {
        '1 - sum(x{job="api",le="0.5"}[$W]) / 0.001': '1 - sum(x{job="api",le="$LATENCY_TARGET"}[$W]) / $BUDGET',
      },
      values: { budget: "0.001", latencyTarget: "0.5" },
    });
    assert.equal(fill(promql, { job: "api", capacity: "0.001" }).measurement?.numbers, undefined);
  });

  it("tells which properties a measurement reads", () => {
    assert.deepEqual(
      [...propertiesOf(cloudwatch)],
      [
        ["instance", undefined],
        ["allocated", undefined],
        ["reserved", "3"],
      ],
    );
  });
});
