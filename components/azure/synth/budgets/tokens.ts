/** Pulumi type token of a cost budget. */
export const budgetType = "azure-native:consumption:Budget";

/** Pulumi type token of a mail on unusual cost. */
export const anomalyType = "azure-native:costmanagement:ScheduledActionByScope";
