import {
  type CloudWatchMeasurement,
  type CloudWatchMetric,
  type MissingData,
  type Problem,
  ProblemsError,
  type ResourceSpec,
  standaloneRule,
  type Unit,
  type Value,
} from "../../core/model";
import { describe } from "./synth/alerts/description";
import { signalOf } from "./synth/alerts/math";
import { comparisonOf } from "./synth/alerts/threshold";
import { timingOf } from "./synth/alerts/timing";
import { limits } from "./synth/common/limits";
import { concerns, tokens } from "./synth/common/tokens";

/** An alarm as a person would say it. */
export interface AlarmArgs {
  /** Stable; decides the Pulumi name and the alarm's name. */
  readonly key: string;
  /** First line of the notification. */
  readonly title: string;
  readonly metric: CloudWatchMetric;
  /** Unit the metric is published in, e.g. `second` or `percent`. */
  readonly unit: Unit;
  /** E.g. `>= 80%`, `> 500ms`, `< 1 instances`, `down`. In any unit of the metric's dimension. */
  readonly threshold: string;
  /** How long the condition must hold, e.g. `5 minutes`. Default: one evaluation. */
  readonly for?: string;
  /** How often it is evaluated, e.g. `1 minute` (default). */
  readonly every?: string;
  /** What silence means; default `ok`. */
  readonly missing?: MissingData;
  readonly runbookUrl: string;
  /** ARNs of the topics that are told of ALARM and OK. */
  readonly actions: readonly Value[];
}

/** A metric alarm for `Alerts`. Throws a `ProblemsError` with everything CloudWatch would refuse. */
export function alarm(args: AlarmArgs): ResourceSpec {
  const problems: Problem[] = [];
  const entry = { at: { file: "program", line: 1, column: 1 }, path: args.key, clauses: [] };
  const measurement: CloudWatchMeasurement = {
    language: "cloudwatch",
    metrics: { m1: args.metric },
    unit: args.unit,
    grain: 60,
  };
  const rule = standaloneRule(args, "AWS-ARGUMENT", problems);
  const { timing, problems: timingProblems } = timingOf(rule, measurement, entry);
  const { comparison, problems: thresholdProblems } = comparisonOf(rule.threshold, measurement, entry);
  const { equals, ...compared } = comparison ?? { comparisonOperator: "", threshold: 0 };
  const options = { period: timing.period, ...(equals !== undefined && { equals }) };
  const { signal, problems: signalProblems } = signalOf(measurement, options, entry);
  problems.push(...timingProblems, ...thresholdProblems, ...signalProblems);
  if (problems.length > 0) throw new ProblemsError(problems);
  return {
    key: args.key,
    type: tokens.metricAlarm,
    concern: concerns.alerts,
    inputs: {
      name: args.key,
      alarmDescription: describe(rule.message, limits.alarmDescription.value),
      ...signal.inputs,
      ...compared,
      evaluationPeriods: timing.evaluationPeriods,
      datapointsToAlarm: timing.datapointsToAlarm,
      treatMissingData: rule.missing === "breach" ? "breaching" : "notBreaching",
      alarmActions: args.actions,
      okActions: args.actions,
    },
    clauses: [],
    evidence: [],
  };
}
