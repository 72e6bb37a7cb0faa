import { Budget } from "@pulumi/azure-native/consumption/budget";
import { ScheduledActionByScope } from "@pulumi/azure-native/costmanagement/scheduledActionByScope";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { anomalyType, budgetType } from "./synth/budgets/tokens";

const classes: ResourceClasses = { [budgetType]: Budget, [anomalyType]: ScheduledActionByScope };

/** Monthly cost budgets of the resource group, and the mail on unusual cost of the subscription. */
export class Budgets extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:azure:Budgets", name, args, classes, opts);
  }
}
