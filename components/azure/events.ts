import { ActivityLogAlert } from "@pulumi/azure-native/monitor/activityLogAlert";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { types } from "./synth/common/types";

const classes: ResourceClasses = {
  [types.activityLogAlert]: ActivityLogAlert,
};

/** Activity log alerts of one system. */
export class Events extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:azure:Events", name, args, classes, opts);
  }
}
