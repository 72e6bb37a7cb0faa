import assert from "node:assert/strict";
import { concept, type Files, load } from "./folder";

const measured = (text: string) => ({ measurements: `\n  aws.demo: ${text}` });
const cloudwatch = (rest: string, metric = "statistic: Sum") =>
  measured(
    `{ language: cloudwatch, unit: percent, grain: 60, metrics: { m: { namespace: N, name: M, ${metric}, dimensions: {} } }${rest} }`,
  );
const kql = (query: string) =>
  measured(`{ language: kql, unit: percent, grain: 60, value: value, scope: s, query: "${query}" }`);

/** Code -> what to load, and the whole line that must come of it. */
const refused: Readonly<Record<string, { readonly files: Files; readonly line: string }>> = {
  "CATALOGUE-FILE, empty": {
    files: { "demo.value.yaml": "# nothing\n" },
    line: "./demo.value.yaml:1:1  CATALOGUE-FILE  the file is empty; write what it is for, or remove the file",
  },
  "CATALOGUE-FILE, not UTF-8": {
    files: { "demo.value.yaml": Buffer.from([0x63, 0xff, 0xfe]) },
    line: "./demo.value.yaml:1:1  CATALOGUE-FILE  the file is not UTF-8; save it as UTF-8",
  },
  "CATALOGUE-FILE, too large": {
    files: { "demo.value.yaml": "a".repeat(500_001) },
    line: "./demo.value.yaml:1:1  CATALOGUE-FILE  the file is too large; given 500001 bytes; split it",
  },
  "CATALOGUE-YAML": {
    files: { "demo.value.yaml": `${concept()}title: again\n` },
    line: "./demo.value.yaml:12:1  CATALOGUE-YAML  not readable as YAML: Map keys must be unique; correct the YAML here",
  },
  "CATALOGUE-KEY": {
    files: { "demo.value.yaml": `${concept()}firstStap: x\n` },
    line:
      "./demo.value.yaml:12:1  CATALOGUE-KEY  firstStap: unknown key; given firstStap; allowed concept, title, meaning, unit, " +
      "bad, range, missing, minimumTraffic, state, outage, defaults, firstStep, aliases, runbook, measurements; did you mean firstStep?",
  },
  "CATALOGUE-KEY, in a measurement": {
    files: {
      "demo.value.yaml": concept(
        measured("{ language: promql, unit: percent, grain: 15, expression: demo, traffik: x }"),
      ),
    },
    line:
      './demo.value.yaml:11:77  CATALOGUE-KEY  measurements["aws.demo"].traffik: unknown key; given traffik; allowed language, ' +
      "unit, grain, approximates, requires, expression, records, traffic, absent, lastBucket; did you mean traffic?",
  },
  "CATALOGUE-VALUE": {
    files: { "demo.value.yaml": concept({ bad: "up" }) },
    line:
      './demo.value.yaml:5:1  CATALOGUE-VALUE  bad: not an allowed value; given "up"; allowed above, below, both; ' +
      "change it",
  },
  "CATALOGUE-VALUE, language": {
    files: { "demo.value.yaml": concept(measured("{ language: promq, unit: percent }")) },
    line:
      './demo.value.yaml:11:15  CATALOGUE-VALUE  measurements["aws.demo"].language: not an allowed value; ' +
      'given "promq"; allowed cloudwatch, azure-metric, kql, promql; did you mean promql?',
  },
  "CATALOGUE-VALUE, duration": {
    files: { "demo.value.yaml": concept({ defaults: "{ for: 5, every: 1 minute, window: 5 minutes }" }) },
    line: "./demo.value.yaml:8:13  CATALOGUE-VALUE  defaults.for: not an allowed value; given 5; allowed string; change it",
  },
  "CATALOGUE-VALUE, no duration": {
    files: { "demo.value.yaml": concept({ defaults: "{ for: 5%, every: 1 minute, window: 5 minutes }" }) },
    line:
      "./demo.value.yaml:8:13  CATALOGUE-VALUE  defaults.for: not a duration; given 5%; " +
      "allowed a number with a unit, like 5 minutes; correct it",
  },
  "CATALOGUE-MISSING, title in one language": {
    files: { "demo.value.yaml": concept({ title: "{ ja: 値 }" }) },
    line: "./demo.value.yaml:2:1  CATALOGUE-MISSING  title.en: missing; allowed string; write it",
  },
  "CATALOGUE-NAME": {
    files: { "other.value.yaml": concept() },
    line:
      "./other.value.yaml:1:1  CATALOGUE-NAME  concept: the file is named after another concept; given demo.value; " +
      "allowed other.value; rename the file or the concept",
  },
  "CATALOGUE-NAME, badly formed": {
    files: { "Demo.yaml": concept({ concept: "Demo" }) },
    line:
      "./Demo.yaml:1:1  CATALOGUE-NAME  concept: no concept name; given Demo; " +
      "allowed small words joined by dots, like cpu.utilization; rename it",
  },
  "CATALOGUE-RANGE": {
    files: { "demo.value.yaml": concept({ range: "{ min: 1, max: 0 }" }) },
    line: "./demo.value.yaml:6:1  CATALOGUE-RANGE  range: the range is empty; given 1 to 0; allowed min below max; swap or widen it",
  },
  "CATALOGUE-STATE": {
    files: { "demo.value.yaml": concept({ state: "true" }) },
    line:
      "./demo.value.yaml:4:1  CATALOGUE-STATE  unit: a state has the unit boolean; given percent; " +
      "remove state, or change the unit",
  },
  "CATALOGUE-TWICE": {
    files: {
      "demo.value.yaml": concept(),
      "prometheus/demo.yaml":
        "kind: prometheus.demo\nmeasurements:\n  demo.value: { language: promql, unit: percent, grain: 15, expression: x }\n",
    },
    line:
      './prometheus/demo.yaml:3:3  CATALOGUE-TWICE  measurements["demo.value"]: demo.value on prometheus.demo is written twice; ' +
      "given also in ./demo.value.yaml; remove one of the two",
  },
  "CATALOGUE-CONCEPT": {
    files: {
      "demo.value.yaml": concept(),
      "aws/demo.yaml":
        "kind: aws.demo\nmeasurements:\n  demo.valeu: { language: promql, unit: percent, grain: 15, expression: x }\n",
    },
    line:
      './aws/demo.yaml:3:3  CATALOGUE-CONCEPT  measurements["demo.valeu"]: no concept of this name; given demo.valeu; ' +
      "did you mean demo.value?",
  },
  "CATALOGUE-DIMENSION": {
    files: { "demo.value.yaml": concept(measured("{ language: promql, unit: second, grain: 15, expression: demo }")) },
    line:
      './demo.value.yaml:11:33  CATALOGUE-DIMENSION  measurements["aws.demo"].unit: second is no ratio, which demo.value is ' +
      "measured in; given second; allowed a unit of ratio; change the measurement so that it yields such a value",
  },
  "CATALOGUE-TRAFFIC": {
    files: { "demo.value.yaml": concept(cloudwatch(', expression: "IF(m > MINIMUM, m, 0)"')) },
    line:
      './demo.value.yaml:11:3  CATALOGUE-TRAFFIC  measurements["aws.demo"]: asks for MINIMUM, but the concept has no ' +
      "minimumTraffic; give the concept a minimumTraffic, or leave MINIMUM out",
  },
  "CATALOGUE-STATISTIC, CloudWatch": {
    files: { "demo.value.yaml": concept(cloudwatch("", "statistic: Mean")) },
    line:
      './demo.value.yaml:11:102  CATALOGUE-STATISTIC  measurements["aws.demo"].metrics.m.statistic: M does not offer this ' +
      "statistic; given Mean; allowed Average, Sum, Minimum, Maximum, SampleCount, p95, PR(:2); choose one the metric offers",
  },
  "CATALOGUE-STATISTIC, offered list": {
    files: { "demo.value.yaml": concept(cloudwatch(", statistics: [Sum]", "statistic: Average")) },
    line:
      './demo.value.yaml:11:102  CATALOGUE-STATISTIC  measurements["aws.demo"].metrics.m.statistic: M does not offer this ' +
      "statistic; given Average; allowed Sum; choose one the metric offers",
  },
  "CATALOGUE-STATISTIC, Azure": {
    files: {
      "demo.value.yaml": concept(
        measured(
          "{ language: azure-metric, unit: percent, grain: 60, namespace: N, metric: M, aggregation: Total, aggregations: [Average], scope: s }",
        ),
      ),
    },
    line:
      './demo.value.yaml:11:90  CATALOGUE-STATISTIC  measurements["aws.demo"].aggregation: M does not offer this statistic; ' +
      "given Total; allowed Average; choose one the metric offers",
  },
  "CATALOGUE-EXPRESSION, unknown id": {
    files: { "demo.value.yaml": concept(cloudwatch(", expression: m / total")) },
    line:
      './demo.value.yaml:11:138  CATALOGUE-EXPRESSION  measurements["aws.demo"].expression: the expression uses an id that no ' +
      "metric has; given total; use m",
  },
  "CATALOGUE-EXPRESSION, unused metric": {
    files: { "demo.value.yaml": concept(cloudwatch(', expression: "100 * PERIOD"')) },
    line:
      './demo.value.yaml:11:138  CATALOGUE-EXPRESSION  measurements["aws.demo"].expression: the expression does not use this ' +
      "metric; given m; use it or remove it",
  },
  "CATALOGUE-GRAIN": {
    files: { "demo.value.yaml": concept(cloudwatch("", "statistic: Sum, grain: 300")) },
    line:
      './demo.value.yaml:11:118  CATALOGUE-GRAIN  measurements["aws.demo"].metrics.m.grain: metrics of one expression are ' +
      "published together or not at all; given 300 seconds; allowed 60 seconds; use metrics that are published at the same interval",
  },
  "CATALOGUE-KQL, take": {
    files: { "demo.value.yaml": concept(kql("T | summarize value = count() | take 5")) },
    line:
      './demo.value.yaml:11:80  CATALOGUE-KQL  measurements["aws.demo"].query: a log alert refuses this operator; ' +
      "given | take; select with where and summarize",
  },
  "CATALOGUE-KQL, column": {
    files: { "demo.value.yaml": concept(kql("T | summarize count()")) },
    line:
      './demo.value.yaml:11:80  CATALOGUE-KQL  measurements["aws.demo"].query: the query has no column of this name; ' +
      "given value; write value = ... in the query",
  },
  "CATALOGUE-QUANTILE": {
    files: {
      "demo.value.yaml": concept(
        measured('{ language: promql, unit: percent, grain: 15, expression: "histogram_quantile(0.9, x)" }'),
      ),
    },
    line:
      './demo.value.yaml:11:59  CATALOGUE-QUANTILE  measurements["aws.demo"].expression: a quantile reads no further than the ' +
      "last finite bucket, which is not given; add lastBucket, in seconds",
  },
};

describe("a catalogue with a mistake in it", () => {
  for (const [name, { files, line }] of Object.entries(refused)) {
    it(`refuses ${name}`, () => assert.deepEqual(load(files).lines, [line]));
  }

  it("refuses more metrics than an alarm takes, and several without an expression", () => {
    const ids = Array.from({ length: 11 }, (_, index) => `m${index}`);
    const metrics = ids.map((id) => `${id}: { namespace: N, name: M, statistic: Sum, dimensions: {} }`).join(", ");
    const text = (rest: string) =>
      concept(measured(`{ language: cloudwatch, unit: percent, grain: 60, metrics: { ${metrics} }${rest} }`));
    assert.match(
      load({ "demo.value.yaml": text("") }).lines[0] ?? "",
      /several metrics need an expression; given 11; add one$/,
    );
    assert.match(
      load({ "demo.value.yaml": text(`, expression: ${ids.join(" + ")}`) }).lines[0] ?? "",
      /CATALOGUE-EXPRESSION .* an alarm takes at most 10 metrics; given 11; use fewer$/,
    );
  });
});
