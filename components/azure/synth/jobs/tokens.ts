/** Pulumi type token of a job of Container Apps. */
export const jobType = "azure-native:app:Job";

export const jobConcern = "jobs";

/** The kind of resource jobs run in. */
export const environmentKind = "azure.containerapps.environment";
