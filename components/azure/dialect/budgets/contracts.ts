import type { ResourceContracts } from "../../../../core/model";
import { types } from "../types";
import { budgetLimits } from "./limits";
import { budgetType } from "./tokens";

/** What Azure asks of a budget: its first day cannot change. */
export const budgetContracts: ResourceContracts = {
  [budgetType]: {
    required: ["scope", "budgetName", "amount", "category", "timeGrain", "timePeriod.startDate"],
    identity: "{input.scope}/providers/Microsoft.Consumption/budgets/{input.budgetName}",
    id: "{input.scope}/providers/Microsoft.Consumption/budgets/{input.budgetName}",
    fixed: ["scope", "budgetName", "timePeriod.startDate"],
    limits: [
      { at: "budgetName", longest: budgetLimits.name.value },
      { at: "notifications[*].threshold", most: budgetLimits.threshold.most },
    ],
    references: [{ at: "notifications[*].contactGroups[*]", types: [types.actionGroup], output: "id" }],
  },
};
