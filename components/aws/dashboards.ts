import { Dashboard } from "@pulumi/aws/cloudwatch/dashboard";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { dashboardToken } from "./synth/dashboards/tokens";

const classes: ResourceClasses = { [dashboardToken]: Dashboard };

/** The CloudWatch dashboard of one system (key `dashboard`). */
export class Dashboards extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:Dashboards", name, args, classes, opts);
  }
}
