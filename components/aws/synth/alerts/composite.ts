import { groupBy, type Leaf, oncePer, type Plan, type PlannedRule, type Reference } from "../../../../core/model";
import { type Context, tagsOf } from "../common/context";
import { limits } from "../common/limits";
import { type AwsResource, awsResource, serving } from "../common/resource";
import { concerns, tokens } from "../common/tokens";
import { describe } from "./description";

/** What a composite alarm does when its state changes, and where it is. */
export interface NoticeInputs {
  readonly actionsEnabled?: boolean;
  readonly alarmActions?: readonly Reference[];
  readonly okActions?: readonly Reference[];
  readonly region?: string;
}

interface NoticeSpec {
  readonly name: string;
  /** Key of the alarm that notifies through this composite. */
  readonly alarm: string;
  readonly rule: PlannedRule;
  readonly alert: string;
  /** Actions and region. */
  readonly inputs: NoticeInputs;
}

/** AwsResource key of a rule's alarm. */
export function alarmKey(alert: string, severity: string): string {
  return `alert-${alert}-${severity}`;
}

/**
 * Notifies while an alarm fires (on both windows, where it has two) and no worse one does. An expression rather than
 * an action suppressor: a suppressor delays every notification by its wait period, and this one changes state at once.
 * Its OK is also sent when things get worse, which closes the lower incident as the higher one opens: only where all who
 * hear of this one hear of the worse one too.
 */
export function noticeOf(scope: Context, spec: NoticeSpec): AwsResource {
  const resource = awsResource({
    key: `${spec.alarm}-notice`,
    type: tokens.compositeAlarm,
    concern: concerns.alerts,
    inputs: {
      alarmName: spec.name,
      alarmDescription: describe(spec.rule.message, limits.alarmDescription.value),
      alarmRule: { join: ruleText(scope, spec) },
      ...spec.inputs,
      tags: tagsOf(scope, "alert", spec.alert),
    },
  });
  return serving(resource, spec.rule.clauses);
}

function ruleText(scope: Context, { alarm, rule }: NoticeSpec): Leaf[] {
  const worse = rule.silencedBy.flatMap((id) => worseAlarm(scope, id));
  const own = firingOf(alarm, rule);
  return worse.length === 0 ? own : [...own, " AND NOT (", ...separated(worse, " OR "), ")"];
}

/** A worse rule fires while its alarm does, or with two windows while both do. */
function worseAlarm({ plan }: Context, id: string): Leaf[][] {
  return (rulesById(plan.alerts).get(id) ?? []).map(({ alert, rule }) => {
    const firing = firingOf(alarmKey(alert.key, rule.severity), rule);
    return rule.shortWindow ? ["(", ...firing, ")"] : firing;
  });
}

const rulesById = oncePer((alerts: Plan["alerts"]) =>
  groupBy(
    alerts.flatMap((alert) => alert.rules.map((rule) => ({ alert, rule }))),
    ({ rule }) => rule.id,
  ),
);

function firingOf(alarm: string, { shortWindow }: PlannedRule): Leaf[] {
  return separated([inAlarm(alarm), ...(shortWindow ? [inAlarm(`${alarm}-short`)] : [])], " AND ");
}

function separated(terms: readonly Leaf[][], separator: string): Leaf[] {
  return terms.flatMap((term, index) => (index === 0 ? term : [separator, ...term]));
}

function inAlarm(key: string): Leaf[] {
  return ['ALARM("', { ref: key, output: "name" }, '")'];
}
