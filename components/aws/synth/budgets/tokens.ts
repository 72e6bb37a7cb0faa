/** Pulumi type tokens of cost budgets and anomalies. */
export const budgetTokens = {
  budget: "aws:budgets/budget:Budget",
  anomalyMonitor: "aws:costexplorer/anomalyMonitor:AnomalyMonitor",
  anomalySubscription: "aws:costexplorer/anomalySubscription:AnomalySubscription",
} as const;
