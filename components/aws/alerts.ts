import { CompositeAlarm } from "@pulumi/aws/cloudwatch/compositeAlarm";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { tokens } from "./synth/common/tokens";

const classes: ResourceClasses = {
  [tokens.metricAlarm]: MetricAlarm,
  [tokens.compositeAlarm]: CompositeAlarm,
};

/**
 * CloudWatch alarms of a system: a metric alarm per rule, and for rules that fall silent while a worse one fires a
 * composite alarm that notifies in its place. Refers to topics of `Notification`: pass its `deployed` map on.
 */
export class Alerts extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:Alerts", name, args, classes, opts);
  }
}
