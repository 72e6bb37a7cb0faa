import type { LimitTable } from "../../../../core/model";

export const dashboardToken = "aws:cloudwatch/dashboard:Dashboard";
export const dashboardConcern = "dashboards";

const quotas = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html";

/** What CloudWatch accepts of a dashboard. */
export const dashboardLimits = {
  /** Letters, digits, `-` and `_`. */
  name: {
    value: 255,
    measure: "bytes",
    reference: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html",
    inputs: { [dashboardToken]: "dashboardName" },
  },
  widgets: { value: 500, reference: quotas },
  /** Of one graph. */
  metrics: { value: 500, reference: quotas },
  /** Of one alarm status widget. */
  alarms: { value: 100, reference: quotas },
} as const satisfies LimitTable;
