import type { LimitTable } from "../../../../core/model";

/** Pulumi type tokens of what Grafana limits. */
export const types = {
  folder: "grafana:oss/folder:Folder",
  folderPermission: "grafana:oss/folderPermission:FolderPermission",
  dashboard: "grafana:oss/dashboard:Dashboard",
  ruleGroup: "grafana:alerting/ruleGroup:RuleGroup",
} as const;

const docs = "https://grafana.com/docs/grafana";
const alerting = "https://grafana.com/docs/grafana-cloud/alerting-and-irm/alerting/set-up/configure-alert-rule-limits/";
const permissions = `${docs}/latest/developers/http_api/folder_permissions/`;

/** What Grafana accepts. Lengths in characters. */
export const limits = {
  /** Seconds; `unified_alerting.min_interval`. */
  interval: {
    value: 10,
    multipleOf: 10,
    unit: "second",
    reference: `${docs}/latest/setup-grafana/configure-grafana/#unified_alerting`,
    inputs: { [types.ruleGroup]: "intervalSeconds" },
  },
  /** Grafana Cloud's default quota. */
  rulesPerGroup: { value: 100, measure: "entries", reference: alerting, inputs: { [types.ruleGroup]: "rules" } },
  uid: {
    value: 40,
    measure: "longest",
    reference: `${docs}/latest/developers/http_api/folder/`,
    inputs: { [types.folder]: "uid", [types.ruleGroup]: "rules[*].uid" },
  },
  /** Of a rule or group. */
  name: {
    value: 190,
    measure: "longest",
    reference: `${docs}/latest/developers/http_api/alerting_provisioning/`,
    inputs: { [types.ruleGroup]: ["name", "rules[*].name"] },
  },
  /** Of a dashboard's JSON: what the API takes in one request by default. */
  dashboard: {
    value: 4_000_000,
    measure: "longest",
    reference: `${docs}/latest/developers/http_api/dashboard/`,
    inputs: { [types.dashboard]: "configJson" },
    code: "GRAFANA-DASHBOARD-SIZE",
    what: "the dashboard is too large to be stored",
    change: "divide it into several",
  },
  role: {
    accepted: ["Viewer", "Editor", "Admin"],
    reference: permissions,
    inputs: { [types.folderPermission]: "permissions[*].role" },
  },
  permission: {
    accepted: ["View", "Edit", "Admin"],
    reference: permissions,
    inputs: { [types.folderPermission]: "permissions[*].permission" },
  },
} as const satisfies LimitTable;
