import * as pulumi from "@pulumi/pulumi";
import { makeResources, type Named, outputOf, planSystemPart, refuseIfAny, type SystemPart } from "../component";
import { Given } from "../given";
import { merge } from "../kit/fragment";
import { foreignRoutes, notifying, targetsOf } from "../own-targets";
import { arnOf, type Target } from "./notification-topic";
import { scopeIn } from "./place";
import { budgetOf } from "./synth/budgets";

export interface CostBudgetArgs {
  /** What may be spent in a month: `"USD 500"`; in another currency with `rate` and `rateDate`. */
  readonly amount: string;
  /** Notice when this share has been spent: `"80%"`. One of `threshold`, `alert` and `forecast` is needed. */
  readonly threshold?: string;
  /** Notice when so much has been spent: `"USD 450"`. */
  readonly alert?: string;
  /** Notice when this share is expected by the end of the month: `"100%"`. */
  readonly forecast?: string;
  /** Billing names of services, `"Amazon Relational Database Service"`. Default: the whole account. */
  readonly services?: readonly string[];
  /** Units of the currency for one US dollar: AWS Budgets takes US dollars only. */
  readonly rate?: string;
  /** The day the rate is of, `"2026-11-01"`. */
  readonly rateDate?: string;
  /** Share the limit is lowered by, because the rate moves: `"5%"`. Default: none. */
  readonly margin?: string;
  /** Topics that are notified. Their policies must let budgets publish, as that of `NotificationTopic` does. */
  readonly notify: readonly Target[];
}

/** The budget of a system that the arguments are. Pure. */
export function costBudgetInputs(name: string, args: CostBudgetArgs, given: Given): SystemPart {
  const { notify: _, services, ...rest } = args;
  const texts = Object.entries(rest).filter(([, value]) => value !== undefined);
  return {
    where: { aws: "program" },
    ...foreignRoutes(given),
    budgets: { [name]: { ...Object.fromEntries(texts), ...(services && { services: [...services] }) } },
  };
}

/** A monthly budget of AWS with its notices. Physical name: `<project>-<stack>-<name>`. */
export class CostBudget extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  /** Physical name of the budget. */
  readonly budgetName: pulumi.Output<string>;

  /** Throws a `ProblemsError` with everything AWS Budgets would refuse. */
  constructor(name: string, args: CostBudgetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:CostBudget", name, {}, opts);
    const named: Named = { kind: "CostBudget", name };
    const given = new Given();
    const { plan, problems } = planSystemPart(costBudgetInputs(name, args, given), named, given);
    refuseIfAny(problems, named);
    const scope = scopeIn(plan, given, this);
    const part = merge(...plan.budgets.map((budget) => budgetOf(budget, scope)));
    refuseIfAny(part.problems, named);
    const made = makeResources(this, named, notifying(part.declarations, targetsOf(args.notify, arnOf, given)), given);
    this.arn = outputOf(made, `budget-${name}`, "arn");
    this.budgetName = outputOf(made, `budget-${name}`, "name");
    this.registerOutputs({ arn: this.arn, budgetName: this.budgetName });
  }
}
