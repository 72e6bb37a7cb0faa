import { z } from "zod";
import { dimensionOf, type PromqlMeasurement, seconds } from "../model";
import {
  type Finding,
  type Flaw,
  formatThreshold,
  type Language,
  type LevelLimit,
  windowFindings,
  withoutBudget,
} from "./language";

const text = z.string().min(1);

/** PromQL, evaluated by the engine the system chooses. */
export const promql: Language<PromqlMeasurement> = {
  name: "promql",
  keys: {
    expression: text,
    records: z.record(z.string(), text).optional(),
    traffic: text.optional(),
    absent: text.optional(),
    lastBucket: z.number().positive().optional(),
  },
  placeholders: { expression: "query", records: "query", traffic: "query", absent: "query" },
  replaced: ["lastBucket"],
  flaws: quantileFlaws,
  findings: (measurement, level) => [
    ...windowFindings(measurement, level, measurement.expression.includes("[$W]")),
    ...quantileFindings(measurement, level),
  ],
  engine: (system) => system.promqlEngine,
  openSlo: "prometheus",
  indicator: (measurement, budget, point) => ({ query: withoutBudget(windowed(measurement, point), budget).trim() }),
  drawing: { forecasts: true },
};

function quantileFlaws({ expression, lastBucket }: PromqlMeasurement): Flaw[] {
  if (!expression.includes("histogram_quantile(") || lastBucket !== undefined) return [];
  return [
    {
      code: "CATALOGUE-QUANTILE",
      path: ["expression"],
      what: "a quantile reads no further than the last finite bucket, which is not given",
      change: "add lastBucket, in seconds",
    },
  ];
}

function quantileFindings({ lastBucket }: PromqlMeasurement, { threshold }: LevelLimit): Finding[] {
  if (lastBucket === undefined) return [];
  if (dimensionOf(threshold.limit.unit) !== "time" || threshold.operator[0] !== ">") return [];
  if (seconds(threshold.limit) < lastBucket) return [];
  return [
    {
      level: "problem",
      code: "PLAN-QUANTILE",
      what: "a quantile reads no further than the last bucket: this rule could never fire",
      given: formatThreshold(threshold),
      allowed: `below ${lastBucket} seconds`,
      change: "add a larger bucket to the histogram and set lastBucket on the resource",
    },
  ];
}

/** Recorded series written out: another tool knows none of them. */
function windowed({ expression, records = {} }: PromqlMeasurement, point: number): string {
  const written = Object.entries(records).reduce(
    (query, [name, recorded]) => query.replace(name, () => `(${recorded})`),
    expression,
  );
  return written.replaceAll("$W", `${point / 60}m`);
}
