import { Instance } from "@pulumi/aws/rds/instance";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { databaseType } from "./synth/database/tokens";

const classes: ResourceClasses = { [databaseType]: Instance };

/** Databases the stack makes or takes over, with their own backups and windows. They are protected and stay when they leave the program. */
export class Databases extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:Databases", name, args, classes, opts);
  }
}
