import { baseAmount, parseQuantity } from "../../core/model";
import { alertsOf } from "../alert-views";
import type { ResourceRule } from "../rule";

const alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";

/**
 * Demand is no failure: a floor of requests is proven under load, not told at night. What can be seen is the silent rule
 * that a load test must bring to fire; whether anybody runs one cannot.
 */
export const loadTestThroughput: ResourceRule = {
  name: "load-test-throughput",
  description: "the throughput a load test must reach is measured as documented, without notifications",
  looksAt: "silent CloudWatch alarms (tag hozen:objective) that serve the objective's entry: their threshold",
  remediation: "let the alarm of the objective compare with the documented rate, without actions",
  severity: "mandatory",
  scope: "resource",
  perClause: true,
  isAbout: (resource) => resource.type === alarm && alertsOf(resource).some(({ figure }) => figure),
  fault: (resource, { expected }) => {
    const wanted = parseQuantity(expected?.value ?? "");
    if (!wanted) return `the rate ${expected?.value ?? ""} is no number`;
    const { threshold, comparisonOperator } = resource.inputs;
    if (alertsOf(resource).some(({ actions = 0 }) => actions > 0)) return "it has alarm actions";
    if (Number(threshold) === baseAmount(wanted) && comparisonOperator === "GreaterThanOrEqualToThreshold")
      return undefined;
    return `it fires at another rate: ${String(threshold)} per second`;
  },
};
