import {
  type CloudWatchMeasurement,
  type CloudWatchMetric,
  compareSeverity,
  type Language,
  type PlannedAlert,
  type PlannedRule,
} from "../../../../core/model";
import { engineFor } from "../../../../core/platforms";
import { type Context, nameOf, tagsOf } from "../common/context";
import { limits } from "../common/limits";
import { type AwsResource, awsResource, serving } from "../common/resource";
import { concerns, tokens } from "../common/tokens";
import { topicKey } from "../notification/routes";
import { alarmKey } from "./composite";
import { describe } from "./description";
import { dimensionsOf } from "./math";

/** Seconds without a value of something that is published all the time. */
const silentFor = 1800;
const shortestPeriod = 300;

/** One thing that must be there before a metric is: an agent on servers, a feature that is switched on. */
interface Source {
  readonly alert: PlannedAlert;
  readonly measurement: CloudWatchMeasurement;
  readonly metric: CloudWatchMetric;
  readonly rule: PlannedRule;
}

/**
 * An alarm on missing data for each source that somebody has to set up, where its alerts take silence for health: without
 * it an agent that was never installed keeps them all green. Told to those who hear of the mildest of its rules.
 */
export function silencesOf(scope: Context): AwsResource[] {
  const sources = new Map<string, Source>();
  for (const alert of scope.plan.alerts) {
    const source = sourceOf(alert, scope);
    const key = `${alert.resource.key} ${alert.measurement.requires?.join()}`;
    if (source && !sources.has(key)) sources.set(key, source);
  }
  return [...sources.values()].map((source) => silenceOf(source, scope));
}

function sourceOf(alert: PlannedAlert, { plan }: Context): Source | undefined {
  const { measurement, rules, quiet } = alert;
  if (quiet || measurement.language !== "cloudwatch" || engineFor(plan.system, measurement) !== "cloudwatch")
    return undefined;
  if ((measurement.requires ?? []).length === 0 || rules.some(({ missing }) => missing === "breach")) return undefined;
  // A sum may have nothing to add up; a gauge always has a value.
  const metric = Object.values(measurement.metrics).find(({ statistic }) => !/^(Sum|SampleCount)$/.test(statistic));
  const rule = [...rules].sort((a, b) => compareSeverity(a.severity, b.severity)).at(-1);
  return metric && rule && { alert, measurement, metric, rule };
}

function silenceOf({ alert, measurement, metric, rule }: Source, scope: Context): AwsResource {
  const region = measurement.region ?? scope.region;
  const topic = { ref: topicKey(scope, rule.route, region), output: "arn" };
  const period = Math.max(shortestPeriod, Math.ceil(measurement.grain / 60) * 60);
  const words = texts[scope.plan.system.language];
  const message = {
    ...rule.message,
    title: words.title(alert.resource.title, metric.name),
    condition: words.condition(silentFor / 60),
    firstStep: words.needs((measurement.requires ?? []).join(", ")),
  };
  const alarm = awsResource({
    key: silenceKey(alarmKey(alert.key, rule.severity)),
    type: tokens.metricAlarm,
    concern: concerns.alerts,
    inputs: {
      name: nameOf(scope, [alert.key, "silent"], limits.alarmName.value),
      alarmDescription: describe(message, limits.alarmDescription.value),
      namespace: metric.namespace,
      metricName: metric.name,
      statistic: "SampleCount",
      dimensions: dimensionsOf(metric),
      period,
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      evaluationPeriods: Math.ceil(silentFor / period),
      treatMissingData: "breaching",
      actionsEnabled: true,
      alarmActions: [topic],
      okActions: [topic],
      ...(region !== scope.region && { region }),
      tags: tagsOf(scope, "alert", alert.key),
    },
  });
  return serving(alarm, rule.clauses);
}

/** Key of the alarm on silence that belongs to an alarm. */
export function silenceKey(alarm: string): string {
  return `${alarm}-silence`;
}

interface Words {
  readonly title: (resource: string, metric: string) => string;
  readonly condition: (minutes: number) => string;
  readonly needs: (what: string) => string;
}

const texts: Readonly<Record<Language, Words>> = {
  ja: {
    title: (resource, metric) => `${resource} ${metric} のデータがない`,
    condition: (minutes) => `${minutes}分間、値が1つも届いていない。この間、しきい値の警報は鳴らない`,
    needs: (what) => `必要なもの: ${what}`,
  },
  en: {
    title: (resource, metric) => `${resource}: no data of ${metric}`,
    condition: (minutes) => `no value arrived for ${minutes} minutes; its thresholds cannot fire meanwhile`,
    needs: (what) => `It needs: ${what}`,
  },
};
