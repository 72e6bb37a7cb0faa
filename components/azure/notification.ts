import { AlertProcessingRuleByName } from "@pulumi/azure-native/alertsmanagement/alertProcessingRuleByName";
import { ActionGroup } from "@pulumi/azure-native/monitor/actionGroup";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { types } from "./synth/common/types";

const classes: ResourceClasses = {
  [types.actionGroup]: ActionGroup,
  [types.processingRule]: AlertProcessingRuleByName,
};

/** Action groups of one system, and the processing rules that add receivers in their working hours. */
export class Notification extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:azure:Notification", name, args, classes, opts);
  }
}
