/** What Container Apps accepts. https://learn.microsoft.com/rest/api/containerapps/jobs/create-or-update */
export const jobLimits = {
  /** Lower-case letters, digits and hyphens; begins with a letter, ends with no hyphen. */
  name: { shortest: 2, longest: 32 },
  /** Tries after the first. */
  retries: 10,
} as const;

/** Processor cores and the memory that goes with them, in a consumption environment. */
export const sizes: Readonly<Record<string, string>> = {
  "0.25": "0.5Gi",
  "0.5": "1Gi",
  "0.75": "1.5Gi",
  "1": "2Gi",
  "1.25": "2.5Gi",
  "1.5": "3Gi",
  "1.75": "3.5Gi",
  "2": "4Gi",
};
