import { AlertProcessingRuleByName } from "@pulumi/azure-native/alertsmanagement/alertProcessingRuleByName";
import { Workflow } from "@pulumi/azure-native/logic/workflow";
import { MetricAlert } from "@pulumi/azure-native/monitor/metricAlert";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { types } from "./synth/common/types";
import { windowTypes } from "./synth/windows/types";

const classes: ResourceClasses = {
  [types.metricAlert]: MetricAlert,
  [types.processingRule]: AlertProcessingRuleByName,
  [windowTypes.workflow]: Workflow,
};

/**
 * Maintenance windows that take action groups away, and reports of planned checks. Refers to action groups of
 * `Notification`: pass its `deployed` map on.
 */
export class Windows extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:azure:Windows", name, args, classes, opts);
  }
}
