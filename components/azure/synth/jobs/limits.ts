import type { LimitTable } from "../../../../core/model";
import { jobType } from "./tokens";

const api = "https://learn.microsoft.com/rest/api/containerapps/jobs/create-or-update";

/** What Container Apps accepts of a job. */
export const jobLimits = {
  name: {
    value: 32,
    form: {
      pattern: /^(?=.{2,32}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
      words: "2 to 32 small letters, digits and single hyphens, the first a letter",
    },
    reference: "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules",
    inputs: { [jobType]: "jobName" },
  },
  trigger: {
    accepted: ["Schedule", "Manual", "Event"],
    reference: api,
    inputs: { [jobType]: "configuration.triggerType" },
  },
  /** Tries after the first. */
  retries: {
    least: 0,
    most: 10,
    multipleOf: 1,
    reference: api,
    inputs: { [jobType]: "configuration.replicaRetryLimit" },
    code: "AZURE-JOB-RETRY",
    what: "more tries than Container Apps makes",
    change: "retry less often",
  },
  timeout: {
    least: 1,
    unit: "second",
    reference: api,
    inputs: { [jobType]: "configuration.replicaTimeout" },
    what: "a job runs for a second at least",
    change: "change limit",
  },
} as const satisfies LimitTable;

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
