import { LogDataProtectionPolicy } from "@pulumi/aws/cloudwatch/logDataProtectionPolicy";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup";
import { LogIndexPolicy } from "@pulumi/aws/cloudwatch/logIndexPolicy";
import { LogMetricFilter } from "@pulumi/aws/cloudwatch/logMetricFilter";
import { QueryDefinition } from "@pulumi/aws/cloudwatch/queryDefinition";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { bucketClasses } from "./bucket-classes";
import { tokens } from "./synth/common/tokens";

const classes: ResourceClasses = {
  [tokens.logGroup]: LogGroup,
  [tokens.logIndex]: LogIndexPolicy,
  [tokens.logMask]: LogDataProtectionPolicy,
  [tokens.metricFilter]: LogMetricFilter,
  [tokens.query]: QueryDefinition,
  ...bucketClasses,
};

/**
 * Log groups with retention, indexed fields and masked data, metric filters, saved queries, and archive buckets with
 * object lock and lifecycle. What holds records is protected and stays when it leaves the program.
 */
export class Logs extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:Logs", name, args, classes, opts);
  }
}
