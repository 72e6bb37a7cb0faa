import * as pulumi from "@pulumi/pulumi";
import type { Plan } from "../../core/model";
import {
  alertArguments,
  alertInputs,
  type ConditionArgs,
  type Evaluated,
  type ObjectiveArgs,
  objectiveInputs,
  planAlerts,
} from "../alert-arguments";
import { makeResources, type Named, refuseIfAny } from "../component";
import { Given } from "../given";
import { type Notify, notifying, targetsOf } from "../own-targets";
import { idOf, type Target } from "./action-group";
import { type PlaceArgs, sceneIn } from "./component-place";
import { alerts } from "./synth/alerts/alerts";

interface NotifyArgs extends PlaceArgs {
  /** Who is notified; of a pair, by severity. At most 5 of a rule. */
  readonly notify: Notify<Target>;
}

export interface AlertArgs extends ConditionArgs, NotifyArgs {}

export interface SloArgs extends ObjectiveArgs, NotifyArgs {}

const evaluated: Evaluated = { where: { azure: "program" } };

/** The rules of a plan, children of a component. Returns their ids. */
function makeRules(parent: pulumi.ComponentResource, plan: Plan, given: Given, named: Named, args: NotifyArgs) {
  const { declarations, problems } = alerts(sceneIn(plan, args, given, parent));
  refuseIfAny(problems, named);
  const made = makeResources(parent, named, notifying(declarations, targetsOf(args.notify, idOf, given)), given);
  return [...made.values()].map(({ id }) => id);
}

/**
 * A metric alert, or a log alert where the signal is measured in logs: one rule for each severity. Physical names:
 * `<project>-<stack>-<name>-<severity>`.
 */
export class Alert extends pulumi.ComponentResource {
  /** ARM ids of the rules, the critical one first. */
  readonly ids: readonly pulumi.Output<string>[];

  /** Throws a `ProblemsError` with everything Azure Monitor would refuse. */
  constructor(name: string, args: AlertArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:azure:Alert", name, {}, opts);
    const named: Named = { kind: "Alert", name, args: alertArguments };
    const given = new Given();
    const plan = planAlerts(alertInputs(name, args, given, evaluated), named, given, args.runbookUrl);
    this.ids = makeRules(this, plan, given, named, args);
    this.registerOutputs({ ids: this.ids });
  }
}

/** An objective with burn-rate alerts: fast burns are critical, slow ones warnings. */
export class Slo extends pulumi.ComponentResource {
  /** ARM ids of the rules. */
  readonly ids: readonly pulumi.Output<string>[];

  /** Throws a `ProblemsError` with everything that is wrong with the objective. */
  constructor(name: string, args: SloArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:azure:Slo", name, {}, opts);
    const named: Named = { kind: "Slo", name };
    const given = new Given();
    const plan = planAlerts(objectiveInputs(name, args, given, evaluated), named, given, args.runbookUrl);
    this.ids = makeRules(this, plan, given, named, args);
    this.registerOutputs({ ids: this.ids });
  }
}
