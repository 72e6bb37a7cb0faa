import {
  alertPlace,
  type CloudWatchMeasurement,
  combine,
  exact,
  type Fidelity,
  type MonitoredResource,
  type PlannedAlert,
  type PlannedRule,
  type ResourceOptions,
  type SynthesizedRule,
} from "../../../../core/model";
import { engineFor } from "../../../../core/platforms";
import { merge, nothing } from "../../../kit/fragment";
import type { Entry } from "../../../kit/problems";
import { type Context, nameOf, tagsOf } from "../common/context";
import { limits } from "../common/limits";
import { type AwsResource, awsResource, type Fragment, serving } from "../common/resource";
import { concerns, tokens } from "../common/tokens";
import { routeFidelity, topicKey } from "../notification/routes";
import { probeFidelity } from "../probes/probes";
import { alarmKey, type NoticeInputs, noticeOf } from "./composite";
import { describe } from "./description";
import { type Signal, signalOf } from "./math";
import { type Comparison, comparisonOf } from "./threshold";
import { type Timing, timingOf } from "./timing";

/** One rule on one resource, on its way to an alarm. */
interface Draft {
  readonly alert: PlannedAlert;
  readonly rule: PlannedRule;
  readonly resource: MonitoredResource;
  readonly measurement: CloudWatchMeasurement;
  readonly pages: boolean;
  /** The alarm on the short window of the rule. */
  readonly short?: boolean;
}

/** The alarms of an alert: one for each severity, and for each alternative one that tells nobody. */
export function alarmsOf(alert: PlannedAlert, scope: Context): Fragment {
  const places = [
    { resource: alert.resource, measurement: alert.measurement, pages: !alert.quiet },
    ...alert.alternatives.map((other) => ({ ...other, pages: false })),
  ];
  const parts = places.flatMap(({ resource, measurement, pages }) => {
    if (measurement.language !== "cloudwatch" || engineFor(scope.plan.system, measurement) !== "cloudwatch") return [];
    return alert.rules.flatMap((rule) => alarmsOfRule({ alert, rule, resource, measurement, pages }, scope));
  });
  return merge(...parts);
}

/** A rule with two windows is two alarms, which one composite reads. */
function alarmsOfRule(draft: Draft, scope: Context): Fragment[] {
  const { rule } = draft;
  if (!rule.shortWindow) return [alarmOf(draft, scope)];
  const recent = { ...rule, window: rule.shortWindow, minimumTraffic: { amount: "0", unit: "count" as const } };
  const short = alarmOf({ ...draft, rule: recent, short: true }, scope);
  return [{ ...short, rules: [] }, alarmOf(draft, scope)];
}

function alarmOf(draft: Draft, scope: Context): Fragment {
  const { alert, rule, measurement } = draft;
  const entry = entryOf(alert, rule, scope);
  const { timing, problems: timingProblems } = timingOf(rule, measurement, entry);
  const { comparison, problems: thresholdProblems } = comparisonOf(rule, measurement, entry);
  if (!comparison) return { ...nothing, problems: [...timingProblems, ...thresholdProblems] };
  const { equals } = comparison;
  const { minimumTraffic: minimum } = rule;
  const options = {
    period: timing.period,
    facts: rule.facts,
    ...(minimum && { minimum }),
    ...(equals !== undefined && { equals }),
  };
  const { signal, problems } = signalOf(measurement, options, entry);
  const inputs = inputsOf(draft, { signal, timing, comparison }, scope);
  const made = awsResource(
    { key: keyOf(draft), type: tokens.metricAlarm, concern: concerns.alerts, inputs, ...dependencies(draft, scope) },
    rule.facts,
  );
  const alarm = serving(made, rule.clauses);
  return {
    declarations: hasNotice(draft) && !draft.short ? [alarm, noticeFor(draft, alarm, scope)] : [alarm],
    rules: [ruleOf(draft, signal.text, timing.fidelity, scope)],
    problems: [...timingProblems, ...problems],
  };
}

interface Settings {
  readonly signal: Signal;
  readonly timing: Timing;
  readonly comparison: Comparison;
}

function inputsOf(draft: Draft, { signal, timing, comparison }: Settings, scope: Context) {
  const { alert, rule, measurement, pages } = draft;
  return {
    name: nameOf(scope, nameParts(draft), limits.alarmName.value),
    alarmDescription: describe(rule.message, limits.alarmDescription.value),
    ...signal.inputs,
    comparisonOperator: comparison.comparisonOperator,
    threshold: comparison.threshold,
    evaluationPeriods: timing.evaluationPeriods,
    datapointsToAlarm: timing.datapointsToAlarm,
    treatMissingData: rule.missing === "breach" ? "breaching" : "notBreaching",
    ...(!pages ? silent : hasNotice(draft) ? recoveryOf(draft, scope) : actionsOf(rule, measurement, scope)),
    ...regionOf(measurement, scope),
    tags: tagsOf(scope, alert.quiet ? "objective" : "alert", alert.key),
  };
}

/** A worse rule speaks for it, or it has two windows: a composite notifies in its place. */
function hasNotice({ rule, pages }: Draft): boolean {
  return pages && (rule.silencedBy.length > 0 || rule.shortWindow !== undefined);
}

function nameParts(draft: Draft): string[] {
  const { alert, rule, pages } = draft;
  const place = pages || alert.quiet ? [] : ["on", draft.resource.key];
  return [
    alert.key,
    rule.severity,
    ...place,
    ...(hasNotice(draft) ? ["metric"] : []),
    ...(draft.short ? ["short"] : []),
  ];
}

function keyOf({ alert, rule, resource, pages, short }: Draft): string {
  const key = alarmKey(alert.key, rule.severity) + (short ? "-short" : "");
  return pages || alert.quiet ? key : `${key}-on-${resource.key}`;
}

function actionsOf(rule: PlannedRule, measurement: CloudWatchMeasurement, scope: Context): NoticeInputs {
  const topic = { ref: topicKey(scope, rule.route, measurement.region ?? scope.region), output: "arn" };
  return { actionsEnabled: true, alarmActions: [topic], okActions: [topic] };
}

const silent = { actionsEnabled: false };

/**
 * Behind a composite: its own OK is the true end of what it watches, where that of the composite would be an all-clear
 * to people who do not hear of the worse rule that took over.
 */
function recoveryOf({ rule, measurement, short }: Draft, scope: Context): NoticeInputs {
  if (closesForAll(rule, scope) || rule.shortWindow !== undefined || short) return silent;
  const { okActions } = actionsOf(rule, measurement, scope);
  return { actionsEnabled: true, ...(okActions !== undefined && { okActions }) };
}

/** Whether everybody who hears of a rule also hears of each worse one: then the worse one may close it. */
function closesForAll(rule: PlannedRule, { plan }: Context): boolean {
  const hearing = (route: string) =>
    new Set(plan.routes.find(({ key }) => key === route)?.receivers.map(({ key }) => key));
  const worse = plan.alerts.flatMap(({ rules }) => rules.filter(({ id }) => rule.silencedBy.includes(id)));
  return worse.every(({ route }) => [...hearing(rule.route)].every((receiver) => hearing(route).has(receiver)));
}

function regionOf({ region }: CloudWatchMeasurement, scope: Context): { readonly region?: string } {
  return region !== undefined && region !== scope.region ? { region } : {};
}

function noticeFor(draft: Draft, alarm: AwsResource, scope: Context): AwsResource {
  const { alert, rule, measurement } = draft;
  const { okActions, ...actions } = actionsOf(rule, measurement, scope);
  const closing = closesForAll(rule, scope) && okActions !== undefined ? { okActions } : {};
  return noticeOf(scope, {
    alarm: alarm.key,
    name: nameOf(scope, [alert.key, rule.severity], limits.alarmName.value),
    rule,
    alert: alert.key,
    inputs: { ...actions, ...closing, ...regionOf(measurement, scope) },
  });
}

/** An alarm on a log count waits for the filter that feeds it. */
function dependencies({ resource }: Draft, scope: Context): { readonly options?: ResourceOptions } {
  const { count } = resource.properties;
  if (resource.kind !== "aws.log.count" || count === undefined) return {};
  const planned = scope.plan.counts.some(({ spec }) => spec.key === count);
  return planned ? { options: { dependsOn: [`count-${count}`] } } : {};
}

function ruleOf(draft: Draft, expression: string, timing: Fidelity, scope: Context): SynthesizedRule {
  const { alert, rule, resource, measurement, pages } = draft;
  const route = scope.plan.routes.find(({ key }) => key === rule.route);
  const approximated: Fidelity =
    measurement.approximates === undefined ? exact : { level: "approximated", reason: measurement.approximates };
  return {
    id: pages || alert.quiet ? `${rule.id}/cloudwatch` : `${rule.id}/cloudwatch/${resource.key}`,
    alert: alert.key,
    clauses: rule.clauses,
    concept: alert.concept,
    severity: rule.severity,
    engine: "cloudwatch",
    pages,
    expression,
    threshold: rule.threshold,
    for: rule.for,
    fidelity: combine(approximated, timing, probeFidelity(resource, scope.plan), pages ? routeFidelity(route) : exact),
    routes: pages ? [rule.route] : [],
    declaration: keyOf(draft),
  };
}

function entryOf(alert: PlannedAlert, rule: PlannedRule, { plan }: Context): Entry {
  const { at = alert.resource.at, path } = alertPlace(plan, alert.key);
  return { at, path, clauses: rule.clauses };
}
