import { EventRule } from "@pulumi/aws/cloudwatch/eventRule";
import { EventTarget } from "@pulumi/aws/cloudwatch/eventTarget";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm";
import { EventSubscription } from "@pulumi/aws/rds/eventSubscription";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { tokens } from "./synth/common/tokens";

const classes: ResourceClasses = {
  [tokens.databaseEvents]: EventSubscription,
  [tokens.eventRule]: EventRule,
  [tokens.eventTarget]: EventTarget,
  [tokens.metricAlarm]: MetricAlarm,
};

/**
 * What happens rather than is measured: RDS event subscriptions, EventBridge rules on findings and jobs, and the alarms
 * that carry them to PagerDuty. Refers to topics of `Notification`: pass its `deployed` map on.
 */
export class Events extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:Events", name, args, classes, opts);
  }
}
