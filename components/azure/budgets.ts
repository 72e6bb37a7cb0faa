import { Budget } from "@pulumi/azure-native/consumption/budget";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { budgetType } from "./dialect/budgets/tokens";

const classes: ResourceClasses = { [budgetType]: Budget };

/** Monthly cost budgets of the resource group. */
export class Budgets extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:azure:Budgets", name, args, classes, opts);
  }
}
