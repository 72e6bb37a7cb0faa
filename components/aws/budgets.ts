import { Budget } from "@pulumi/aws/budgets/budget";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { budgetTokens } from "./dialect/budgets/tokens";

const classes: ResourceClasses = {
  [budgetTokens.budget]: Budget,
};

/** Monthly cost budgets. */
export class Budgets extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:Budgets", name, args, classes, opts);
  }
}
