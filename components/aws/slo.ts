import * as pulumi from "@pulumi/pulumi";
import { type ObjectiveArgs, objectiveInputs, planAlerts } from "../alert-arguments";
import { makeResources, type Named, refuseIfAny } from "../component";
import { Given } from "../given";
import { merge } from "../kit/fragment";
import { type Notify, notifying, targetsOf } from "../own-targets";
import { alarmNames, evaluated } from "./alarm";
import { arnOf, type Target } from "./notification-topic";
import { scopeIn } from "./place";
import { alarmsOf } from "./synth/alerts/alarms";

export interface SloArgs extends ObjectiveArgs {
  /** Who hears of ALARM and OK, for both severities or by severity. At most 5. */
  readonly notify: Notify<Target>;
}

/**
 * An objective with burn-rate alarms of two windows each: fast burns are critical, slow ones warnings. A slower one is
 * silent while a faster one fires.
 */
export class Slo extends pulumi.ComponentResource {
  /** Physical names of the alarms that notify. */
  readonly alarmNames: readonly pulumi.Output<string>[];

  /** Throws a `ProblemsError` with everything that is wrong with the objective. */
  constructor(name: string, args: SloArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:Slo", name, {}, opts);
    const named: Named = { kind: "Slo", name };
    const given = new Given();
    const plan = planAlerts(objectiveInputs(name, args, given, evaluated), named, given, args.runbookUrl);
    const scope = scopeIn(plan, given, this);
    const { declarations, problems } = merge(...plan.alerts.map((alert) => alarmsOf(alert, scope)));
    refuseIfAny(problems, named);
    const made = makeResources(this, named, notifying(declarations, targetsOf(args.notify, arnOf, given)), given);
    this.alarmNames = alarmNames(declarations, made);
    this.registerOutputs({ alarmNames: this.alarmNames });
  }
}
