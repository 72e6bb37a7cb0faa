import { z } from "zod";
import { fixedDivisors } from "../expressions";
import type { CloudWatchMeasurement, CloudWatchMetric } from "../model";
import { cloudWatchFlaws, offers, simpleStatistics } from "./cloudwatch-flaws";
import {
  divisorFindings,
  type Finding,
  type Language,
  statisticFinding,
  windowFindings,
  withoutBudget,
} from "./language";

const text = z.string().min(1);
const seconds = z.number().int().positive();

const metric = z.strictObject({
  namespace: text,
  name: text,
  statistic: text,
  dimensions: z.record(z.string(), text),
  grain: seconds.optional(),
});

/** Amazon CloudWatch: one metric, or metric math over several. */
export const cloudwatch: Language<CloudWatchMeasurement> = {
  name: "cloudwatch",
  keys: {
    interval: text.optional(),
    slack: seconds.optional(),
    metrics: z.record(z.string(), metric),
    expression: text.optional(),
    statistics: z.array(text).optional(),
    region: text.optional(),
  },
  placeholders: { expression: "arithmetic", interval: "arithmetic" },
  filled,
  flaws: cloudWatchFlaws,
  findings: (measurement, level) => [
    ...statisticFindings(measurement),
    ...windowFindings(measurement, level),
    ...publishingFindings(measurement),
    ...divisorFindings(fixedDivisors(measurement.expression ?? ""), measurement.expression ?? ""),
  ],
  engine: () => "cloudwatch",
  openSlo: "cloudwatch",
  indicator: ({ expression = "", metrics }, budget, point) => ({
    expression: withoutBudget(expression, budget).replace(/\bPERIOD\b/g, String(point)),
    metrics,
    period: point,
  }),
  metrics: ({ metrics }) => {
    const names = Object.values(metrics).map(({ name }) => name);
    return names.length === 1 ? names : [];
  },
};

/** A run may begin a little late: two of them, in whole minutes, always hold one. */
function filled(measurement: CloudWatchMeasurement): CloudWatchMeasurement {
  const { interval, ...kept } = measurement;
  const rest = { ...kept, metrics: withoutEmptyDimensions(kept.metrics) };
  if (interval === undefined) return rest;
  return { ...rest, grain: Math.max(rest.grain, Math.ceil((2 * Number(interval)) / 60) * 60) };
}

/** A dimension that may be left out (`${targetGroup:-}`) is: CloudWatch has no dimension without a value. */
function withoutEmptyDimensions(metrics: CloudWatchMeasurement["metrics"]): Record<string, CloudWatchMetric> {
  const kept = Object.entries(metrics).map(([id, one]) => {
    const dimensions = Object.entries(one.dimensions).filter(([, value]) => value !== "");
    return [id, { ...one, dimensions: Object.fromEntries(dimensions) }] as const;
  });
  return Object.fromEntries(kept);
}

function statisticFindings(measurement: CloudWatchMeasurement): Finding[] {
  const offered = measurement.statistics ?? [...simpleStatistics, "p95 and the like"];
  return Object.values(measurement.metrics)
    .filter(({ statistic }) => !offers(measurement, statistic))
    .map(({ name, statistic }) => statisticFinding(name, statistic, offered));
}

/** Metrics of different publishers arrive at different times, so that a period may hold only one side of a ratio. */
function publishingFindings(measurement: CloudWatchMeasurement): Finding[] {
  if (measurement.expression === undefined) return [];
  const metrics = Object.values(measurement.metrics);
  const grains = new Set(metrics.map(({ grain }) => grain ?? measurement.grain));
  const namespaces = [...new Set(metrics.map(({ namespace }) => namespace))].sort();
  if (grains.size === 1 && namespaces.length === 1) return [];
  return [
    {
      level: grains.size > 1 ? "problem" : "note",
      code: "PLAN-PUBLISHED-TOGETHER",
      what: "the metrics of this expression are not published together",
      given:
        grains.size > 1 ? `every ${[...grains].sort((a, b) => a - b).join(" and ")} seconds` : namespaces.join(" and "),
      change: grains.size > 1 ? "use metrics of one interval" : "expect periods that hold only one of them",
    },
  ];
}
