import * as pulumi from "@pulumi/pulumi";
import type { ResourceSpec } from "../../core/model";
import { alertArguments, alertInputs, type ConditionArgs, type Evaluated, planAlerts } from "../alert-arguments";
import { makeResources, type Named, outputOf, refuseIfAny } from "../component";
import { Given } from "../given";
import { merge } from "../kit/fragment";
import { type Notify, notifying, targetsOf } from "../own-targets";
import { arnOf, type Target } from "./notification-topic";
import { scopeIn } from "./place";
import { alarmsOf } from "./synth/alerts/alarms";
import { tokens } from "./synth/common/tokens";

export interface AlarmArgs extends ConditionArgs {
  /** Who hears of ALARM and OK; of a pair, by severity. At most 5. */
  readonly notify: Notify<Target>;
}

/** CloudWatch evaluates. */
export const evaluated: Evaluated = { where: { aws: "program" } };

/** Names of the alarms among what was made that notify: behind a composite a metric alarm does not. */
export function alarmNames(
  declarations: readonly ResourceSpec[],
  made: ReadonlyMap<string, pulumi.CustomResource>,
): readonly pulumi.Output<string>[] {
  return declarations
    .filter(({ inputs }) => inputs.alarmActions !== undefined)
    .map(({ key, type }) => outputOf(made, key, type === tokens.compositeAlarm ? "alarmName" : "name"));
}

/**
 * A CloudWatch alarm, or a pair of warning and critical of which only the worse notifies. Physical names:
 * `<project>-<stack>-<name>-<severity>`. Missing data does not breach unless the concept says so.
 */
export class Alarm extends pulumi.ComponentResource {
  /** ARN of the alarm; of a pair, of the critical one. */
  readonly arn: pulumi.Output<string>;
  /** Physical names of all that notify: of a pair both. */
  readonly alarmNames: readonly pulumi.Output<string>[];
  /** Physical name of the alarm; of a pair, of the critical one. */
  readonly alarmName: pulumi.Output<string>;

  /** Throws a `ProblemsError` with everything CloudWatch would refuse. */
  constructor(name: string, args: AlarmArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:Alarm", name, {}, opts);
    const named: Named = { kind: "Alarm", name, args: alertArguments };
    const given = new Given();
    const plan = planAlerts(alertInputs(name, args, given, evaluated), named, given, args.runbookUrl);
    const scope = scopeIn(plan, given, this);
    const { declarations, problems } = merge(...plan.alerts.map((alert) => alarmsOf(alert, scope)));
    refuseIfAny(problems, named);
    const made = makeResources(this, named, notifying(declarations, targetsOf(args.notify, arnOf, given)), given);
    this.arn = outputOf(made, `alert-${name}-critical`, "arn");
    this.alarmName = outputOf(made, `alert-${name}-critical`, "name");
    this.alarmNames = alarmNames(declarations, made);
    this.registerOutputs({ arn: this.arn, alarmName: this.alarmName });
  }
}
