import { HealthCheck } from "@pulumi/aws/route53/healthCheck";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { tokens } from "./synth/common/tokens";

const classes: ResourceClasses = { [tokens.healthCheck]: HealthCheck };

/** Route 53 health checks: a system as seen from outside (key `probe-<probe>`). Their metrics exist in us-east-1 only. */
export class Probes extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:Probes", name, args, classes, opts);
  }
}
