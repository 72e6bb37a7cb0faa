import type { LimitTable } from "../../../../core/model";
import { budgetTokens } from "./tokens";

const api = "https://docs.aws.amazon.com/aws-cost-management/latest/APIReference";

/** The one currency of AWS Budgets, whatever the account is billed in. */
export const budgetCurrency = { value: "USD", reference: `${api}/API_budgets_Spend.html` } as const;

/** What AWS Budgets and Cost Anomaly Detection accept. */
export const budgetLimits = {
  currency: {
    accepted: [budgetCurrency.value],
    reference: budgetCurrency.reference,
    inputs: { [budgetTokens.budget]: "limitUnit" },
  },
  /** A limit is above nothing, and in cents here. */
  least: {
    least: 0.01,
    unit: "USD",
    reference: `${api}/API_budgets_Spend.html`,
    inputs: { [budgetTokens.budget]: "limitAmount" },
    code: "AWS-BUDGET-AMOUNT",
    what: "nothing is left of the budget in US dollars",
    change: "correct amount, rate or margin",
  },
  name: {
    value: 100,
    measure: "bytes",
    reference: `${api}/API_budgets_Budget.html`,
    inputs: { [budgetTokens.budget]: "name" },
  },
  notifications: {
    value: 10,
    measure: "entries",
    reference: `${api}/API_budgets_CreateBudget.html`,
    inputs: { [budgetTokens.budget]: "notifications" },
    change: "give the budget fewer notices",
  },
  anomalyName: {
    value: 1024,
    measure: "bytes",
    reference: `${api}/API_AnomalyMonitor.html`,
    inputs: { [budgetTokens.anomalyMonitor]: "name" },
  },
  frequency: {
    accepted: ["IMMEDIATE", "DAILY", "WEEKLY"],
    reference: `${api}/API_AnomalySubscription.html`,
    inputs: { [budgetTokens.anomalySubscription]: "frequency" },
  },
} as const satisfies LimitTable;
