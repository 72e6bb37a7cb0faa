import {
  type AzureMetricMeasurement,
  type PlannedRule,
  type Problem,
  ProblemsError,
  type ResourceSpec,
  type Severity,
  standaloneRule,
  type Unit,
  type Value,
} from "../../core/model";
import { iso8601 } from "../../core/time";
import { metricTiming } from "./synth/alerts/metric-timing";
import { isComparable, limitOf, operatorName } from "./synth/alerts/threshold";
import { descriptionLength, metricWindows, severityNumbers } from "./synth/common/limits";
import { describe } from "./synth/common/naming";
import { types } from "./synth/common/types";

/** A metric alert as a person would say it. */
export interface MetricAlertArgs {
  /** Stable; decides the Pulumi name and the rule's name. */
  readonly key: string;
  /** First line of the notification. */
  readonly title: string;
  readonly metric: Pick<AzureMetricMeasurement, "namespace" | "aggregation"> & { readonly name: string };
  /** ARM id of the resource to watch, or a reference to it. */
  readonly scope: Value;
  /** Unit the metric is published in, e.g. `second` or `percent`. */
  readonly unit: Unit;
  /** E.g. `> 80%`, `> 500ms`. In any unit of the metric's dimension. */
  readonly threshold: string;
  /** Stretch of data one evaluation looks at, e.g. `5 minutes` (default). */
  readonly window?: string;
  /** How often it is evaluated, e.g. `1 minute` (default). */
  readonly every?: string;
  /** Default `critical`. */
  readonly severity?: Severity;
  readonly runbookUrl: string;
  readonly resourceGroup: string;
  /** ARM ids of the action groups that are told, or references to them. */
  readonly actionGroups: readonly Value[];
}

/** A metric alert for `Alerts`. Throws a `ProblemsError` with everything Azure would refuse. */
export function metricAlert(args: MetricAlertArgs): ResourceSpec {
  const problems: Problem[] = [];
  const rule = standaloneRule({ window: "5 minutes", ...args }, "AZURE-ARGUMENT", problems);
  const timing = metricTiming(rule, { grain: 60, cumulative: args.metric.aggregation === "Total" });
  if (!timing) problems.push(windowProblem(args));
  if (problems.length === 0 && !isComparable(rule.threshold, args)) {
    const what = `${args.metric.name} is in ${args.unit}`;
    problems.push({ code: "AZURE-UNIT", path: `${args.key}.threshold`, what, given: args.threshold });
  }
  if (!timing || problems.length > 0) throw new ProblemsError(problems);
  return {
    key: args.key,
    type: types.metricAlert,
    concern: "alerts",
    inputs: {
      ruleName: args.key,
      resourceGroupName: args.resourceGroup,
      location: "global",
      description: describe(rule.message, descriptionLength.metric),
      enabled: true,
      severity: severityNumbers[rule.severity],
      scopes: [args.scope],
      criteria: criteriaOf(args, rule, timing.window),
      windowSize: iso8601(timing.window),
      evaluationFrequency: iso8601(timing.frequency),
      autoMitigate: true,
      actions: args.actionGroups.map((actionGroupId) => ({ actionGroupId })),
    },
    clauses: [],
    evidence: [],
  };
}

function criteriaOf({ metric, unit }: MetricAlertArgs, rule: PlannedRule, window: number): Value {
  return {
    odataType: "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
    allOf: [
      {
        criterionType: "StaticThresholdCriterion",
        name: "metric1",
        metricNamespace: metric.namespace,
        metricName: metric.name,
        timeAggregation: metric.aggregation,
        operator: operatorName(rule.threshold),
        threshold: limitOf(rule, { unit }, window).traced,
      },
    ],
  };
}

function windowProblem({ key, window = "" }: MetricAlertArgs): Problem {
  const allowed = metricWindows.map(iso8601).join(", ");
  const what = "a metric alert cannot look back that far";
  return { code: "AZURE-WINDOW", path: `${key}.window`, what, given: window, allowed };
}
