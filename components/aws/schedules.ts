import { ScheduleGroup } from "@pulumi/aws/scheduler/scheduleGroup";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { tokens } from "./synth/common/tokens";

const classes: ResourceClasses = { [tokens.scheduleGroup]: ScheduleGroup };

/** The groups the schedules of other components stand in. */
export class Schedules extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:Schedules", name, args, classes, opts);
  }
}
