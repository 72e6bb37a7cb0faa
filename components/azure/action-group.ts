import * as pulumi from "@pulumi/pulumi";
import { makeResources, type Named, outputOf, planSystemPart, refuseIfAny, type SystemPart } from "../component";
import { Given } from "../given";
import { merge } from "../kit/fragment";
import { type PhoneReceiverArgs, receiverInputs } from "../receivers";
import { type PlaceArgs, sceneIn } from "./component-place";
import { actionGroup, routeKey, standing } from "./synth/notification/action-groups";

export interface ActionGroupArgs extends PhoneReceiverArgs, PlaceArgs {}

/** The receivers and the route of a system that the arguments are. Pure. */
export function actionGroupInputs(name: string, args: PhoneReceiverArgs, given: Given): SystemPart {
  return { where: { azure: "program" }, ...receiverInputs(name, args, given) };
}

/** An action group of Azure Monitor. Physical name: `<project>-<stack>-<name>`. */
export class ActionGroup extends pulumi.ComponentResource {
  /** ARM id of the group. */
  readonly id: pulumi.Output<string>;
  /** Physical name of the group. */
  readonly actionGroupName: pulumi.Output<string>;

  /** Throws a `ProblemsError` with everything Azure Monitor would refuse. */
  constructor(name: string, args: ActionGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:azure:ActionGroup", name, {}, opts);
    const named: Named = { kind: "ActionGroup", name };
    const given = new Given();
    const { plan } = planSystemPart(actionGroupInputs(name, args, given), named, given);
    const scene = sceneIn(plan, args, given, this);
    const parts = plan.routes.map((route) =>
      actionGroup(scene, { key: routeKey(name), route, receivers: standing(route), facts: [] }),
    );
    const { declarations, problems } = merge(...parts);
    refuseIfAny(problems, named);
    const made = makeResources(this, named, declarations, given);
    this.id = outputOf(made, routeKey(name), "id");
    this.actionGroupName = outputOf(made, routeKey(name), "name");
    this.registerOutputs({ id: this.id, actionGroupName: this.actionGroupName });
  }
}

/** Who is notified: an `ActionGroup`, one of `@pulumi/azure-native`, or ARM ids. */
export type Target = { readonly id: pulumi.Input<string> } | pulumi.Input<string>;

export function idOf(target: Target): pulumi.Input<string> {
  const isGroup = typeof target === "object" && "id" in target && !pulumi.Output.isInstance(target);
  return isGroup ? target.id : (target as pulumi.Input<string>);
}
