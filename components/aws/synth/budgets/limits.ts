const api = "https://docs.aws.amazon.com/aws-cost-management/latest/APIReference";

/** What AWS Budgets accepts. Currency: only US dollars, whatever the account is billed in. */
export const budgetLimits = {
  currency: { value: "USD", reference: `${api}/API_budgets_Spend.html` },
  /** US dollars: a limit is above nothing, and in cents here. */
  least: { value: 0.01, reference: `${api}/API_budgets_Spend.html` },
  name: { value: 100, reference: `${api}/API_budgets_Budget.html` },
  notifications: { value: 10, reference: `${api}/API_budgets_CreateBudget.html` },
  anomalyName: { value: 1024, reference: `${api}/API_AnomalyMonitor.html` },
} as const;
