import type { LimitTable } from "../../../../core/model";
import { anomalyType, budgetType } from "./tokens";

const api = "https://learn.microsoft.com/rest/api/consumption/budgets/create-or-update";

/** The day Azure's budgets begin. Same reference. */
export const earliestBudget = "2017-06-01";

/** What Azure budgets accept. */
export const budgetLimits = {
  name: { value: 63, measure: "longest", reference: api, inputs: { [budgetType]: "budgetName" } },
  notifications: {
    value: 5,
    measure: "entries",
    reference: api,
    inputs: { [budgetType]: "notifications" },
    code: "AZURE-BUDGET-THRESHOLD",
    what: "a budget has only so many notices",
    change: "write fewer thresholds and forecasts",
  },
  /** Percent of the amount. */
  threshold: {
    most: 1000,
    unit: "percent",
    reference: api,
    inputs: { [budgetType]: "notifications[*].threshold" },
    code: "AZURE-BUDGET-THRESHOLD",
    what: "a notice further above the amount than Azure takes",
    change: "lower it",
  },
  /** From today to the first day. */
  monthsAhead: { value: 12, reference: api, code: "AZURE-BUDGET-START" },
} as const satisfies LimitTable;

const actions = "https://learn.microsoft.com/rest/api/cost-management/scheduled-actions/create-or-update-by-scope";

/** What Azure accepts of an alert on unusual cost. */
export const anomalyLimits = {
  subject: { value: 70, measure: "longest", reference: actions, inputs: { [anomalyType]: "notification.subject" } },
  receivers: {
    value: 20,
    measure: "entries",
    reference: actions,
    inputs: { [anomalyType]: "notification.to" },
    code: "AZURE-ANOMALY",
    what: "Azure reports unusual cost by e-mail only, and to so many receivers",
    change: "name a route with fewer receivers as notify",
  },
  kind: { accepted: ["Email", "InsightAlert"], reference: actions, inputs: { [anomalyType]: "kind" } },
  frequency: {
    accepted: ["Daily", "Weekly", "Monthly"],
    reference: actions,
    inputs: { [anomalyType]: "schedule.frequency" },
  },
} as const satisfies LimitTable;
