import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import type { Plan } from "../../core/model";
import { type Fragment, makeResources, type Named, planFragment, refuseIfAny } from "../component";
import { Given } from "../given";
import { arnOf, foreignRoutes, notifying, type Target } from "./notification-topic";
import { scopeIn } from "./place";
import type { Signal } from "./signals";
import { alarmsOf } from "./synth/alerts/alarms";
import { joined } from "./synth/common/part";

/** A value for each severity. */
export interface Levels<T> {
  /** Someone looks today. */
  readonly warning: T;
  /** Someone acts now. */
  readonly critical: T;
}

export interface AlarmArgs {
  /** What it looks at: `alb.targetResponseTime(loadBalancer, "p95")`. */
  readonly metric: Signal;
  /**
   * When it fires, in any unit of the metric's dimension: `">= 800 ms"`, `"> 80%"`, `"< 1 instances"`, `"down"`. Of a
   * pair the warning is silent while the critical alarm fires.
   */
  readonly threshold: string | Levels<string>;
  /** How long the condition must hold, `"10 minutes"`. Default: the concept's, mostly 5 minutes. */
  readonly for?: string;
  /** How often it is evaluated. Default: the concept's, mostly 1 minute. */
  readonly every?: string;
  /** The stretch of data one evaluation looks at. Default: the concept's, mostly 5 minutes. */
  readonly window?: string;
  /** Breaching evaluations needed within `for`. Default: all of them. */
  readonly datapoints?: number;
  /** No judgement below this much traffic, `"100 requests"`. Default: the concept's. */
  readonly minimum?: string;
  /** Who hears of ALARM and OK; of a pair, by severity. At most 5. */
  readonly notify: readonly Target[] | Levels<readonly Target[]>;
  /** Page that says what to do; part of the message. */
  readonly runbookUrl: string;
  /** First line of the message. Default: the name. */
  readonly title?: string;
}

/** The alert of a system that the arguments are. Pure. */
export function alarmInputs(name: string, args: AlarmArgs, given: Given): Fragment {
  const { metric, threshold, every, window, minimum, title = name } = args;
  const properties = Object.entries(metric.properties).map(([key, value]) => [key, given.text(value)]);
  const level = (is: string) => ({
    is,
    ...(args.for !== undefined && { for: args.for }),
    ...(args.datapoints !== undefined && { datapoints: args.datapoints }),
  });
  const levels =
    typeof threshold === "string"
      ? { critical: level(threshold) }
      : { warning: level(threshold.warning), critical: level(threshold.critical) };
  return {
    where: { aws: "program" },
    ...foreignRoutes(Object.keys(levels), given),
    resources: { watched: { title, kind: metric.kind, ...Object.fromEntries(properties) } },
    runbooks: { runbook: title },
    alerts: {
      [name]: {
        title,
        concept: metric.concept,
        on: "watched",
        runbook: "runbook",
        ...levels,
        ...(every !== undefined && { every }),
        ...(window !== undefined && { window }),
        ...(minimum !== undefined && { minimum }),
      },
    },
  };
}

/** Messages lead to the page of the program's choice and quote no document. */
export function withRunbook(plan: Plan, runbookUrl: string): Plan["alerts"] {
  return plan.alerts.map((alert) => ({
    ...alert,
    rules: alert.rules.map((rule) => ({ ...rule, message: { ...rule.message, clause: "", runbookUrl } })),
  }));
}

/** The topics of a severity, as texts for a plan. */
export function topicsOf(notify: AlarmArgs["notify"], given: Given): (severity: string) => readonly string[] {
  const late = (targets: readonly Target[]) => targets.map((target) => given.later(() => pulumi.output(arnOf(target))));
  if (isList(notify)) {
    const topics = late(notify);
    return () => topics;
  }
  const topics = { warning: late(notify.warning), critical: late(notify.critical) };
  return (severity) => (severity === "warning" ? topics.warning : topics.critical);
}

function isList(notify: AlarmArgs["notify"]): notify is readonly Target[] {
  return Array.isArray(notify);
}

/**
 * A CloudWatch alarm, or a pair of warning and critical of which only the worse notifies. Physical names:
 * `<project>-<stack>-<name>-<severity>`. Missing data does not breach unless the concept says so.
 */
export class Alarm extends pulumi.ComponentResource {
  /** ARN of the alarm; of a pair, of the critical one. */
  readonly arn: pulumi.Output<string>;
  /** Physical name of the alarm; of a pair, of the critical one. */
  readonly alarmName: pulumi.Output<string>;

  /** Throws a `ProblemsError` with everything CloudWatch would refuse. */
  constructor(name: string, args: AlarmArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:Alarm", name, {}, opts);
    const named: Named = {
      kind: "Alarm",
      name,
      args: { critical: "threshold", warning: "threshold", watched: "metric", concept: "metric" },
    };
    const given = new Given();
    const planned = planFragment(alarmInputs(name, args, given), named, given);
    refuseIfAny(planned.problems, named);
    const plan = { ...planned.plan, alerts: withRunbook(planned.plan, args.runbookUrl) };
    const scope = scopeIn(plan, given, this);
    const { declarations, problems } = joined(...plan.alerts.map((alert) => alarmsOf(alert, scope)));
    refuseIfAny(problems, named);
    const made = makeResources(this, name, notifying(declarations, topicsOf(args.notify, given)), given);
    const alarm = made.get(`alert-${name}-critical`) as cloudwatch.MetricAlarm;
    this.arn = alarm.arn;
    this.alarmName = alarm.name;
    this.registerOutputs({ arn: this.arn, alarmName: this.alarmName });
  }
}
