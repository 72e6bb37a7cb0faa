import { PrometheusRuleGroup } from "@pulumi/azure-native/alertsmanagement/prometheusRuleGroup";
import { MetricAlert } from "@pulumi/azure-native/monitor/metricAlert";
import { ScheduledQueryRule } from "@pulumi/azure-native/monitor/scheduledQueryRule";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { types } from "./synth/common/types";

const classes: ResourceClasses = {
  [types.metricAlert]: MetricAlert,
  [types.logAlert]: ScheduledQueryRule,
  [types.ruleGroup]: PrometheusRuleGroup,
};

/** Metric alerts, log alerts and managed Prometheus rule groups of one system. */
export class Alerts extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:azure:Alerts", name, args, classes, opts);
  }
}
