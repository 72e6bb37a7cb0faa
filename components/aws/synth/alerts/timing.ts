import { amountOf, formula, ofRole, type Traced } from "../../../../core/evidence";
import {
  type CloudWatchMeasurement,
  combine,
  dimensionOf,
  exact,
  type Fidelity,
  formatQuantity,
  type PlannedRule,
  type Problem,
  seconds,
} from "../../../../core/model";
import { type Entry, problemAt } from "../../../kit/problems";
import { limits, shortPeriods } from "../common/limits";

/** Period, periods and points of an alarm, in CloudWatch's terms. */
export interface Timing {
  /** Seconds. */
  readonly period: Traced<number>;
  readonly evaluationPeriods: Traced<number>;
  readonly datapointsToAlarm: number;
  readonly fidelity: Fidelity;
}

/** The timing of a rule as CloudWatch takes it; what it refuses is a problem. */
export function timingOf(
  rule: PlannedRule,
  measurement: CloudWatchMeasurement,
  entry: Entry,
): { timing: Timing; problems: Problem[] } {
  const { slack = 0 } = measurement;
  const wanted = wantedPeriod(rule, measurement) + slack;
  const period = acceptedPeriod(Math.max(wanted, measurement.grain), measurement.grain);
  const hold = seconds(rule.for);
  const evaluationPeriods = Math.max(1, Math.floor(hold / period));
  const datapointsToAlarm = rule.datapoints ?? evaluationPeriods;
  const fidelity = combine(
    period === wanted ? exact : shifted(`data is read every ${period} s instead of every ${wanted} s`),
    slack === 0 ? exact : shifted(`looks back ${slack / 60} minutes further: what is awaited may come so late`),
    holdFidelity(rule, hold, period, evaluationPeriods),
    period * evaluationPeriods > limits.shortEvaluation.value
      ? shifted("CloudWatch evaluates what spans more than a day once an hour")
      : exact,
  );
  return {
    timing: {
      period: periodOf(rule, measurement, period),
      evaluationPeriods: formula(amountOf(rule.for, ofRole(rule.facts, "for")), {
        expression: "max(1, floor(documented / period))",
        terms: { period },
      }),
      datapointsToAlarm,
      fidelity,
    },
    problems: [
      ...rangeProblems(rule, period, evaluationPeriods, entry),
      ...pointProblems(rule, evaluationPeriods, entry),
    ],
  };
}

/** The period is how often the rule is evaluated and how much data it sees: whatever the document states of the two. */
function periodOf(
  { every, window, facts }: PlannedRule,
  measured: CloudWatchMeasurement,
  period: number,
): Traced<number> {
  const { grain, slack = 0 } = measured;
  const sources = [amountOf(every, ofRole(facts, "every")), amountOf(window, ofRole(facts, "window"))];
  const late = slack > 0 ? "(documented + slack)" : "documented";
  const expression = `max(floor(${late} / step) * step, grain)`;
  const terms = { step: 60, grain, ...(slack > 0 && { slack }) };
  const stated = sources.map((source) =>
    source.value === period ? formula(source) : formula(source, { expression, terms }),
  );
  // A number that does not give the period is not what it was made of.
  return { traced: period, from: stated.flatMap(({ traced, from }) => (traced === period ? from : [])) };
}

/**
 * Seconds of data in one point. CloudWatch has one number for "how often" and "over how long". Counts add up, and so
 * does "nothing happened", so their point must be the window. A mean, percentile or ratio says the same over any stretch, so a condition that must hold
 * for a time is read point by point, as often as the document evaluates it.
 */
function wantedPeriod(rule: PlannedRule, measurement: CloudWatchMeasurement): number {
  const every = seconds(rule.every);
  const window = seconds(rule.window);
  const documented = (role: string) => rule.facts.some((fact) => fact.role === role);
  const pointwise = seconds(rule.for) >= window || (documented("every") && !documented("window"));
  return !addsUp(measurement) && pointwise ? every : Math.max(every, window);
}

function addsUp(measurement: CloudWatchMeasurement): boolean {
  const summed = Object.values(measurement.metrics).some(({ statistic }) => ["Sum", "SampleCount"].includes(statistic));
  return summed && ["count", "boolean"].includes(dimensionOf(measurement.unit));
}

/** The nearest accepted period that detects no later; never below what the metric is published in. */
function acceptedPeriod(wanted: number, grain: number): number {
  if (wanted < 60 && grain < 60)
    return [...shortPeriods].reverse().find((period) => period <= wanted) ?? shortPeriods[0];
  return Math.max(60, Math.floor(wanted / 60) * 60, Math.ceil(grain / 60) * 60);
}

function holdFidelity(rule: PlannedRule, hold: number, period: number, periods: number): Fidelity {
  if (hold === 0 || hold === period * periods) return exact;
  return shifted(
    `held for ${period * periods} s instead of ${formatQuantity(rule.for)}: CloudWatch counts whole periods`,
  );
}

function shifted(reason: string): Fidelity {
  return { level: "approximated", reason };
}

function rangeProblems(rule: PlannedRule, period: number, periods: number, entry: Entry): Problem[] {
  const limit = period < 3600 ? limits.shortEvaluation : limits.longEvaluation;
  if (period * periods <= limit.value) return [];
  return [
    problemAt(entry, "AWS-EVALUATION-RANGE", {
      what: `CloudWatch evaluates at most ${limit.value} s with a period of ${period} s`,
      given: `${rule.severity}: ${formatQuantity(rule.for)} every ${formatQuantity(rule.every)}`,
      allowed: `period x periods <= ${limits.shortEvaluation.value} s below an hour, <= ${limits.longEvaluation.value} s from an hour`,
      change: "evaluate less often, or hold for a shorter time",
    }),
  ];
}

function pointProblems(rule: PlannedRule, periods: number, entry: Entry): Problem[] {
  const { datapoints } = rule;
  if (datapoints === undefined || (datapoints >= 1 && datapoints <= periods)) return [];
  return [
    problemAt(entry, "AWS-DATAPOINTS", {
      what: "more breaching points are wanted than the alarm looks at",
      given: `${rule.severity}: ${datapoints} of ${periods}`,
      allowed: `1 to ${periods}`,
      change: "lower datapoints or lengthen for",
    }),
  ];
}
