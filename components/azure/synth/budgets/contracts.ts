import type { ResourceContracts } from "../../../../core/model";
import { types } from "../common/types";
import { anomalyType, budgetType } from "./tokens";

/** What Azure asks of a budget: its first day cannot change. */
export const budgetContracts: ResourceContracts = {
  [budgetType]: {
    required: ["scope", "budgetName", "amount", "category", "timeGrain", "timePeriod.startDate"],
    identity: "{input.scope}/providers/Microsoft.Consumption/budgets/{input.budgetName}",
    id: "{input.scope}/providers/Microsoft.Consumption/budgets/{input.budgetName}",
    fixed: ["scope", "budgetName", "timePeriod.startDate"],
    references: [{ at: "notifications[*].contactGroups[*]", types: [types.actionGroup], output: "id" }],
  },
  [anomalyType]: {
    required: ["scope", "name", "kind", "displayName", "status", "viewId", "notification.to", "schedule.startDate"],
    identity: "/{input.scope}/providers/Microsoft.CostManagement/scheduledActions/{input.name}",
    id: "/{input.scope}/providers/Microsoft.CostManagement/scheduledActions/{input.name}",
    fixed: ["scope", "name"],
  },
};
