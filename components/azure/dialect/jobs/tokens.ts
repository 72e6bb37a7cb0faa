/** Pulumi type tokens of what jobs are made of. */
export const jobTypes = {
  job: "azure-native:app:Job",
  identity: "azure-native:managedidentity:UserAssignedIdentity",
  grant: "azure-native:authorization:RoleAssignment",
} as const;

export const jobConcern = "jobs";

/** The kind of resource jobs run in. */
export const environmentKind = "azure.containerapps.environment";

/** Declaration key of a job; alerts refer to it as `@job-<key>#id`. */
export function jobKey(job: string): string {
  return `job-${job}`;
}
