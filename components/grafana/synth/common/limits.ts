/** Limits of Grafana alerting. */
export const limits = {
  /** Evaluation intervals are multiples of this many seconds (`unified_alerting.min_interval`). */
  interval: 10,
  /** Rules of one group; Grafana Cloud's default quota. */
  rulesPerGroup: 100,
  /** Characters of a uid. */
  uid: 40,
  /** Characters of a rule or group name. */
  name: 190,
  /** Characters of a dashboard's JSON: what the API takes in one request by default. */
  dashboard: 4_000_000,
} as const;

export const reference =
  "https://grafana.com/docs/grafana-cloud/alerting-and-irm/alerting/set-up/configure-alert-rule-limits/";
