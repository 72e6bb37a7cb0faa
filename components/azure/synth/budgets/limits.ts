const api = "https://learn.microsoft.com/rest/api/consumption/budgets/create-or-update";

/** What Azure budgets accept. */
export const budgetLimits = {
  name: { value: 63, reference: api },
  notifications: { value: 5, reference: api },
  /** Percent. */
  threshold: { most: 1000, reference: api },
  earliest: { value: "2017-06-01", reference: api },
  /** From today to the first day. */
  monthsAhead: { value: 12, reference: api },
} as const;

const actions = "https://learn.microsoft.com/rest/api/cost-management/scheduled-actions/create-or-update-by-scope";

/** What Azure accepts of an alert on unusual cost. Letters, addresses. */
export const anomalyLimits = {
  subject: { value: 70, reference: actions },
  receivers: { value: 20, reference: actions },
} as const;
