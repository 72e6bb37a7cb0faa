/** Letters of a Logic App's name. https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
export const workflowNameLength = 43;

/** Months for which single suppressions are made: a deployment a year keeps them going. */
export const monthsAhead = 13;
