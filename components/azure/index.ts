/**
 * Azure components for other Pulumi programs. Each takes declarations: `metricAlert` makes one from a threshold as people
 * write it, and any resource of the component may be written as plain data.
 *
 * ```ts
 * import { Alerts, metricAlert } from "hozen/components/azure";
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
 * new Alerts("checkout", { system: "checkout", declarations: [busy] });
 * ```
 */
export type { ResourceSpec } from "../../core/model";
export type { ConcernArgs } from "../concern";
export { type MetricAlertArgs, metricAlert } from "./alert-declaration";
export { Alerts } from "./alerts";
export { Events } from "./events";
export { Logs } from "./logs";
export { Notification } from "./notification";
export { Probes } from "./probes";
