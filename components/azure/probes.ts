import { WebTest } from "@pulumi/azure-native/applicationinsights/webTest";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { types } from "./synth/common/types";

const classes: ResourceClasses = {
  [types.webTest]: WebTest,
};

/** Web tests of one system. */
export class Probes extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:azure:Probes", name, args, classes, opts);
  }
}
