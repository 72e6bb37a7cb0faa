import { Budget } from "@pulumi/aws/budgets/budget";
import { AnomalyMonitor } from "@pulumi/aws/costexplorer/anomalyMonitor";
import { AnomalySubscription } from "@pulumi/aws/costexplorer/anomalySubscription";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { budgetTokens } from "./synth/budgets/tokens";

const classes: ResourceClasses = {
  [budgetTokens.budget]: Budget,
  [budgetTokens.anomalyMonitor]: AnomalyMonitor,
  [budgetTokens.anomalySubscription]: AnomalySubscription,
};

/** Monthly cost budgets and the detection of unusual cost. */
export class Budgets extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:Budgets", name, args, classes, opts);
  }
}
