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
import { makeResources, type Named, outputOf, planSystemPart, refuseIfAny, type SystemPart } from "../component";
import { Given } from "../given";
import { type Notify, notifying, targetsOf } from "../own-targets";
import { type ReceiverArgs, receiverInputs } from "../receivers";
import { synth } from "./synth";
import { contactPoints } from "./synth/notification/contact-points";

const evaluated: Evaluated = { where: { grafana: "program" }, engines: { promql: "grafana" } };

/** The receivers and the route of a system that the arguments are. Pure. */
export function contactPointInputs(name: string, args: ReceiverArgs, given: Given): SystemPart {
  return { ...evaluated, ...receiverInputs(name, args, given) };
}

/** A contact point with messages that lead to the runbook. Physical name: `<project>-<stack>-<name>`. */
export class ContactPoint extends pulumi.ComponentResource {
  /** Physical name, by which rules refer to it. */
  readonly contactPointName: pulumi.Output<string>;

  /** Throws a `ProblemsError` with everything Grafana would refuse. */
  constructor(name: string, args: ReceiverArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:grafana:ContactPoint", name, {}, opts);
    const named: Named = { kind: "ContactPoint", name };
    const given = new Given();
    const { plan } = planSystemPart(contactPointInputs(name, args, given), named, given);
    const { declarations, problems } = contactPoints(plan, plan.routes);
    refuseIfAny(problems, named);
    const made = makeResources(this, named, declarations, given);
    this.contactPointName = outputOf(made, `route-${name}`, "name");
    this.registerOutputs({ contactPointName: this.contactPointName });
  }
}

/** A `ContactPoint`, or the name of any. */
export type Target = ContactPoint | pulumi.Input<string>;

function nameOf(target: Target): pulumi.Input<string> {
  return target instanceof ContactPoint ? target.contactPointName : target;
}

interface RulePlaceArgs {
  /** Uid of the Prometheus data source it asks. */
  readonly dataSource: pulumi.Input<string>;
  /** Contact point that is notified; of a pair, by severity. A rule has one. */
  readonly notify: Notify<Target>;
}

export interface AlertRuleArgs extends ConditionArgs, RulePlaceArgs {}

export interface SloArgs extends ObjectiveArgs, RulePlaceArgs {}

/** The rules of a plan in a folder of their own, children of a component. Returns the uid of the folder. */
function makeRules(parent: pulumi.ComponentResource, plan: Plan, given: Given, named: Named, args: RulePlaceArgs) {
  const settings = { url: "program", prometheusDatasource: given.literal(args.dataSource) };
  const { declarations, problems } = synth(plan, { place: { alias: "program", settings }, owns: [] });
  refuseIfAny(problems, named);
  const rules = declarations.filter(({ concern }) => concern === "alerts");
  const made = makeResources(parent, named, notifying(rules, targetsOf(args.notify, nameOf, given)), given);
  return outputOf(made, "folder", "uid");
}

/** Grafana-managed rules, one for each severity, in a folder of their own. */
export class AlertRule extends pulumi.ComponentResource {
  /** Uid of the folder. */
  readonly folderUid: pulumi.Output<string>;

  /** Throws a `ProblemsError` with everything Grafana would refuse. */
  constructor(name: string, args: AlertRuleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:grafana:AlertRule", name, {}, opts);
    const named: Named = { kind: "AlertRule", name, args: alertArguments, alone: true };
    const given = new Given();
    const plan = planAlerts(alertInputs(name, args, given, evaluated), named, given, args.runbookUrl);
    this.folderUid = makeRules(this, plan, given, named, args);
    this.registerOutputs({ folderUid: this.folderUid });
  }
}

/** An objective with burn-rate alerts of two windows each: fast burns are critical, slow ones warnings. */
export class Slo extends pulumi.ComponentResource {
  /** Uid of the folder. */
  readonly folderUid: pulumi.Output<string>;

  /** Throws a `ProblemsError` with everything that is wrong with the objective. */
  constructor(name: string, args: SloArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:grafana:Slo", name, {}, opts);
    const named: Named = { kind: "Slo", name, alone: true };
    const given = new Given();
    const plan = planAlerts(objectiveInputs(name, args, given, evaluated), named, given, args.runbookUrl);
    this.folderUid = makeRules(this, plan, given, named, args);
    this.registerOutputs({ folderUid: this.folderUid });
  }
}
