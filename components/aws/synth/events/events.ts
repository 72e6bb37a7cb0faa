import { settle } from "../../../../core/evidence";
import {
  combine,
  type EventSpec,
  exact,
  type Fidelity,
  type MonitoredResource,
  type Planned,
  type PlannedRoute,
  type Problem,
  type Reference,
  type SynthesizedRule,
  type TextLeaf,
} from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import { type Entry, problemAt } from "../../../kit/problems";
import { type Context, nameOf, plainNameOf, tagsOf } from "../common/context";
import { limits } from "../common/limits";
import { type AwsResource, awsResource, type Fragment, serving } from "../common/resource";
import { concerns, tokens } from "../common/tokens";
import { databaseKey, isOwned } from "../database/tokens";
import { hasChannel, isBridged, restoreSource, routeFidelity, topicKey } from "../notification/routes";
import { pageTopicKey } from "../notification/topics";
import { eventPaths, eventTemplate, eventText } from "./event-message";
import { categoriesOf, type EventPattern, eventPattern } from "./event-patterns";

/** An event on its way to a topic. */
interface Draft {
  readonly event: Planned<EventSpec>;
  readonly pattern: EventPattern;
  /** The database it comes from. */
  readonly source?: MonitoredResource;
  readonly route?: PlannedRoute;
  readonly scope: Context;
}

/**
 * What happens rather than is measured. Where only mail is told of a database event, RDS itself tells it. All else goes
 * through EventBridge with a message of ours: chat shows no message of RDS. PagerDuty takes nothing but alarms, so it
 * gets an alarm on that rule.
 */
export function eventOf(event: Planned<EventSpec>, scope: Context): Fragment {
  const { spec, clauses } = event;
  const entry: Entry = { at: spec.at, path: spec.path, clauses };
  const source = scope.plan.system.resources.find(({ key }) => key === spec.on);
  const { pattern, problems } = eventPattern(spec, source, entry, event.facts);
  if (!pattern) return { ...nothing, problems };
  if (spec.source === restoreSource && !isTested(spec, scope)) return { ...nothing, problems: [untested(spec, entry)] };
  const route = scope.plan.routes.find(({ key }) => key === routeKey(spec));
  const draft: Draft = { event, pattern, scope, ...(source && { source }), ...(route && { route }) };
  return { declarations: declarationsOf(draft), rules: [ruleOf(draft)], problems };
}

function isTested({ on }: EventSpec, { plan }: Context): boolean {
  return (plan.dataStores ?? []).some(({ resource, restoreTest }) => restoreTest && resource?.key === on);
}

function untested({ on }: EventSpec, entry: Entry): Problem {
  return problemAt(entry, "AWS-EVENT-ON", {
    what: "nothing tests whether this can be restored",
    given: on ?? "none",
    allowed: "on: a database with a restore test",
    change: "correct on, or add the test to recovery",
  });
}

function routeKey({ notify, severity }: EventSpec): string {
  return notify ?? severity;
}

function declarationsOf(draft: Draft): AwsResource[] {
  const { spec } = draft.event;
  const { route } = draft;
  if (!isBridged(spec, route)) return [subscriptionOf(draft)];
  const rule = `event-${spec.key}`;
  const bridged = [eventRule(draft, rule), targetOf(draft, rule)];
  return route && hasChannel(route, "pagerduty") ? [...bridged, pageOf(draft, rule)] : bridged;
}

function topicOf({ event, scope }: Draft): Reference {
  return { ref: topicKey(scope, routeKey(event.spec), scope.region), output: "arn" };
}

function subscriptionOf(draft: Draft): AwsResource {
  const { event, scope, source } = draft;
  // RDS knows no events of an instance that is not there yet.
  const instance: TextLeaf =
    source && isOwned(source)
      ? { ref: databaseKey(source), output: "identifier" }
      : (source?.properties.instance ?? "");
  const inputs = {
    name: plainNameOf(scope, [event.spec.key], limits.databaseSubscriptionName.value),
    snsTopic: topicOf(draft),
    sourceType: "db-instance",
    sourceIds: [instance],
    eventCategories: categoriesOf(event.spec, event.facts),
    enabled: true,
    tags: tagsOf(scope, "event", event.spec.key),
  };
  const key = `event-${event.spec.key}`;
  // RDS tries the topic when it is told of it, so the permission must be there first.
  const options = { dependsOn: [`${topicKey(scope, routeKey(event.spec), scope.region)}-policy`] };
  return awsResource({ key, type: tokens.databaseEvents, concern: concerns.events, inputs, options }, event.facts);
}

function eventRule({ event, pattern, scope }: Draft, key: string): AwsResource {
  const { spec } = event;
  const inputs = {
    name: plainNameOf(scope, [spec.key], limits.ruleName.value),
    description: eventText(event, scope.plan, limits.ruleDescription.value),
    eventPattern: { json: pattern },
    state: "ENABLED",
    tags: tagsOf(scope, "event", spec.key),
  };
  return awsResource({ key, type: tokens.eventRule, concern: concerns.events, inputs }, event.facts);
}

function targetOf(draft: Draft, rule: string): AwsResource {
  const { event, scope } = draft;
  const inputs = {
    rule: { ref: rule, output: "name" },
    arn: topicOf(draft),
    targetId: "topic",
    inputTransformer: { inputPaths: { ...eventPaths }, inputTemplate: eventTemplate(event, scope.plan) },
  };
  const target = awsResource({ key: `${rule}-target`, type: tokens.eventTarget, concern: concerns.events, inputs });
  return serving(target, event.clauses);
}

/** Never resolves by itself: a later minute without the event does not mean that somebody dealt with it. */
function pageOf({ event, scope }: Draft, rule: string): AwsResource {
  const { spec } = event;
  const inputs = {
    name: nameOf(scope, [spec.key, "event"], limits.alarmName.value),
    alarmDescription: eventText(event, scope.plan, limits.alarmDescription.value),
    namespace: "AWS/Events",
    metricName: "TriggeredRules",
    statistic: "Sum",
    dimensions: { RuleName: { ref: rule, output: "name" } },
    period: 60,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    treatMissingData: "notBreaching",
    actionsEnabled: true,
    alarmActions: [{ ref: pageTopicKey(routeKey(spec)), output: "arn" }],
    tags: tagsOf(scope, "event", spec.key),
  };
  const alarm = { key: `event-${spec.key}-page`, type: tokens.metricAlarm, concern: concerns.events, inputs };
  return serving(awsResource(alarm), event.clauses);
}

function ruleOf(draft: Draft): SynthesizedRule {
  const { event, pattern, route, scope } = draft;
  const { spec, clauses } = event;
  const bestEffort: Fidelity = isBridged(spec, route)
    ? { level: "approximated", reason: "the service sends events to EventBridge on a best-effort basis" }
    : exact;
  return {
    id: `${scope.plan.system.key}/event.${spec.key}/${spec.severity}/cloudwatch`,
    alert: `event.${spec.key}`,
    clauses,
    concept: `event.${spec.source}`,
    severity: spec.severity,
    engine: "cloudwatch",
    pages: true,
    expression: JSON.stringify(settle(pattern).inputs),
    threshold: { operator: ">=", limit: { amount: "1", unit: "count" } },
    for: { amount: "0", unit: "second" },
    fidelity: combine(bestEffort, routeFidelity(route)),
    routes: [routeKey(spec)],
    declaration: `event-${spec.key}`,
  };
}
