/** Pulumi type token of a cost budget. */
export const budgetType = "azure-native:consumption:Budget";
