import type { LimitTable } from "../../../../core/model";
import { windowTypes } from "./types";

/** What Azure accepts of a Logic App. */
export const windowLimits = {
  workflowName: {
    value: 43,
    measure: "longest",
    reference: "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules",
    inputs: { [windowTypes.workflow]: "workflowName" },
  },
  state: {
    accepted: ["Enabled", "Disabled"],
    reference: "https://learn.microsoft.com/rest/api/logic/workflows/create-or-update",
    inputs: { [windowTypes.workflow]: "state" },
  },
} as const satisfies LimitTable;

/** Months for which single suppressions are made: a deployment a year keeps them going. */
export const monthsAhead = 13;
