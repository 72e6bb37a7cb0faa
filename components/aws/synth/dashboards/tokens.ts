export const dashboardToken = "aws:cloudwatch/dashboard:Dashboard";
export const dashboardConcern = "dashboards";

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html and API_PutDashboard.html */
export const dashboardLimits = {
  /** Characters of a name: letters, digits, `-` and `_`. */
  name: 255,
  widgets: 500,
  /** Of one graph. */
  metrics: 500,
  /** Of one alarm status widget. */
  alarms: 100,
} as const;
