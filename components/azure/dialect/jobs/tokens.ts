/** Pulumi type token of a job of Container Apps. */
export const jobType = "azure-native:app:Job";

export const jobConcern = "jobs";

/** The kind of resource jobs run in. */
export const environmentKind = "azure.containerapps.environment";

/** Declaration key of a job; alerts refer to it as `@job-<key>#id`. */
export function jobKey(job: string): string {
  return `job-${job}`;
}
