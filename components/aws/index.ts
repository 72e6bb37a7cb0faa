/**
 * AWS components for other Pulumi programs. Each takes declarations: `alarm` makes one from a threshold as people write
 * it, and any resource of the component may be written as plain data.
 *
 * ```ts
 * import { Alerts, alarm } from "hozen/components/aws";
 *
 * const slow = alarm({
 *   key: "slow",
 *   title: "checkout answers slowly",
 *   metric: { namespace: "AWS/ApplicationELB", name: "TargetResponseTime", statistic: "p95", dimensions: { LoadBalancer } },
 *   unit: "second",
 *   threshold: ">= 800ms",
 *   for: "10 minutes",
 *   runbookUrl: "https://runbooks.example.com/checkout/slow",
 *   actions: [topicArn],
 * });
 * new Alerts("checkout", { system: "checkout", declarations: [slow] });
 * ```
 */
export type { ResourceSpec } from "../../core/model";
export type { ConcernArgs } from "../concern";
export { type AlarmArgs, alarm } from "./alarm-declaration";
export { Alerts } from "./alerts";
export { Events } from "./events";
export { Logs } from "./logs";
export { Notification } from "./notification";
export { Probes } from "./probes";
