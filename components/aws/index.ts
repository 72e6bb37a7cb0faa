/**
 * AWS resources for other Pulumi programs, as declarations: `alarm` makes one from a threshold as people write it, and
 * any other resource may be written as plain data.
 *
 * ```ts
 * import { alarm, deployResources } from "hozen/components/aws";
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
 * deployResources("aws", [slow], { system: "checkout" });
 * ```
 */
export type { ResourceSpec } from "../../core/model";
export { type DeployArgs, deployResources } from "../deploy-part";
export { type AlarmArgs, alarm } from "./alarm-declaration";
