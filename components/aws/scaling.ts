import { Policy } from "@pulumi/aws/autoscaling/policy";
import { Schedule } from "@pulumi/aws/autoscaling/schedule";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { tokens } from "./synth/common/tokens";
import { scalingTokens } from "./synth/scaling/tokens";

const classes: ResourceClasses = {
  [scalingTokens.policy]: Policy,
  [scalingTokens.schedule]: Schedule,
  [tokens.metricAlarm]: MetricAlarm,
};

/** Scaling of existing groups: step policies with their alarms, and scheduled sizes. */
export class Scaling extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:Scaling", name, args, classes, opts);
  }
}
