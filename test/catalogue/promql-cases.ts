import assert from "node:assert/strict";
import { fill } from "../../core/catalogue";
import { withCounts } from "../../core/expressions";
import type { PromqlMeasurement } from "../../core/model";
import { testRules } from "../kit/promtool";
import { builtInCatalogue } from "./samples";

/** A measurement's text with a window of five minutes and a minimum of ten. */
export function windowed(text: string): string {
  return withCounts(text).replaceAll("$W", "5m").replaceAll("$SECONDS", "300").replaceAll("$MINIMUM", "10");
}

export function promql(concept: string, kind: string, properties: Record<string, string>): PromqlMeasurement {
  const measurement = builtInCatalogue().concepts.get(concept)?.measurements[kind];
  const filled = measurement && fill(measurement, properties).measurement;
  if (filled?.language !== "promql") throw new Error(`${concept} on ${kind} is no PromQL`);
  return filled;
}

/** The expression with its recorded series written out. */
export function written({ expression, records = {} }: PromqlMeasurement): string {
  return Object.entries(records).reduce((text, [name, recorded]) => text.replaceAll(name, `(${recorded})`), expression);
}

export interface Case {
  readonly name: string;
  readonly expression: string;
  /** Series in promtool's notation, one sample a minute. */
  readonly series: Readonly<Record<string, string>>;
  readonly at?: string;
  /** The value, or undefined when the expression yields nothing. */
  readonly value: number | undefined;
  readonly labels?: string;
}

/** All cases in one promtool run: starting it costs more than evaluating. Binary noise is rounded away. */
export function evaluate(cases: readonly Case[]): void {
  const tests = cases.map(({ name, expression, series, at = "20m", value, labels = "{}" }) => ({
    name,
    interval: "1m",
    input_series: Object.entries(series).map(([key, values]) => ({ series: key, values })),
    promql_expr_test: [
      {
        expr: `round(${windowed(expression)}, 0.000001)`,
        eval_time: at,
        exp_samples: value === undefined ? [] : [{ labels, value }],
      },
    ],
  }));
  const { ok, output } = testRules("groups: []", JSON.stringify({ rule_files: ["rules.yaml"], tests }));
  assert.ok(ok, output);
}
