/**
 * Azure resources for other Pulumi programs, as declarations: `metricAlert` makes one from a threshold as people write it,
 * and any other resource may be written as plain data.
 *
 * ```ts
 * import { deployResources, metricAlert } from "hozen/components/azure";
 *
 * const busy = metricAlert({
 *   key: "busy",
 *   title: "checkout is busy",
 *   metric: { namespace: "Microsoft.Web/serverfarms", name: "CpuPercentage", aggregation: "Average" },
 *   scope: planId,
 *   unit: "percent",
 *   threshold: "> 80%",
 *   runbookUrl: "https://runbooks.example.com/checkout/busy",
 *   resourceGroup: "checkout-rg",
 *   actionGroups: [groupId],
 * });
 * deployResources("azure", [busy], { system: "checkout" });
 * ```
 */
export type { ResourceSpec } from "../../core/model";
export { type DeployArgs, deployResources } from "../deploy-part";
export { type MetricAlertArgs, metricAlert } from "./alert-declaration";
