import * as pulumi from "@pulumi/pulumi";
import { parseMoney } from "../../core/model";
import { defined } from "../alert-arguments";
import { makeResources, type Named, outputOf, planSystemPart, refuseIfAny, type SystemPart } from "../component";
import { Given } from "../given";
import { merge } from "../kit/fragment";
import { foreignRoutes, notifying, targetsOf } from "../own-targets";
import { idOf, type Target } from "./action-group";
import { type PlaceArgs, sceneIn } from "./component-place";
import { budgetOf } from "./synth/budgets";

export interface CostBudgetArgs extends PlaceArgs {
  /** What the resource group may spend in a month, in the currency it is billed in: `"JPY 500,000"`. */
  readonly amount: string;
  /** First day, a first of a month: `"2026-12-01"`. Azure keeps it for ever. */
  readonly start: string;
  /** Notice when this share has been spent: `"80%"`. One of `threshold`, `alert` and `forecast` is needed. */
  readonly threshold?: string;
  /** Notice when so much has been spent: `"JPY 450,000"`. */
  readonly alert?: string;
  /** Notice when this share is expected by the end of the month: `"100%"`. */
  readonly forecast?: string;
  /** Billing names of services. Default: the whole resource group. */
  readonly services?: readonly string[];
  /** Who is notified. */
  readonly notify: readonly Target[];
}

/** The budget of a system that the arguments are. Pure. */
export function costBudgetInputs(name: string, args: CostBudgetArgs, given: Given): SystemPart {
  const { amount, start, threshold, alert, forecast, services } = args;
  return {
    where: { azure: "program" },
    ...foreignRoutes(given),
    budgets: {
      [name]: { amount, start, ...defined({ threshold, alert, forecast, services: services && [...services] }) },
    },
  };
}

/** A monthly budget of a resource group with its notices. Physical name: `<project>-<stack>-<name>`. */
export class CostBudget extends pulumi.ComponentResource {
  /** ARM id. */
  readonly id: pulumi.Output<string>;

  /** Throws a `ProblemsError` with everything Cost Management would refuse. */
  constructor(name: string, args: CostBudgetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:azure:CostBudget", name, {}, opts);
    const named: Named = { kind: "CostBudget", name };
    const given = new Given();
    const { plan, problems } = planSystemPart(costBudgetInputs(name, args, given), named, given);
    refuseIfAny(problems, named);
    const { place } = sceneIn(plan, args, given, this);
    // A program that names the amount names the currency it is billed in.
    const billingCurrency = parseMoney(args.amount)?.currency;
    const scene = { plan, place: { ...place, ...defined({ billingCurrency }) } };
    const part = merge(...plan.budgets.map((budget) => budgetOf(scene, budget)));
    refuseIfAny(part.problems, named);
    const declarations = notifying(part.declarations, targetsOf(args.notify, idOf, given));
    this.id = outputOf(makeResources(this, named, declarations, given), `budget-${name}`, "id");
    this.registerOutputs({ id: this.id });
  }
}
