import { DeploymentGroup } from "@pulumi/aws/codedeploy/deploymentGroup";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { deploymentGroupType } from "./synth/deployments/tokens";

const classes: ResourceClasses = { [deploymentGroupType]: DeploymentGroup };

/** Deployment groups that go back when an alarm fires. */
export class Deployments extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:Deployments", name, args, classes, opts);
  }
}
