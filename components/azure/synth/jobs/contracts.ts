import type { ResourceContracts } from "../../../../core/model";
import { identityType } from "../identities/identities";
import { jobLimits } from "./limits";
import { jobType } from "./tokens";

const inGroup = "/subscriptions/{subscription}/resourceGroups/{input.resourceGroupName}/providers";
const jobId = `${inGroup}/Microsoft.App/jobs/{input.jobName}`;

/** What Azure asks of jobs. */
export const jobContracts: ResourceContracts = {
  [jobType]: {
    required: [
      "resourceGroupName",
      "jobName",
      "environmentId",
      "configuration.triggerType",
      "configuration.replicaTimeout",
      "template.containers",
    ],
    identity: jobId,
    id: jobId,
    fixed: ["location", "environmentId"],
    limits: [
      { at: "jobName", longest: jobLimits.name.longest },
      { at: "configuration.triggerType", accepted: ["Schedule", "Manual", "Event"] },
      { at: "configuration.replicaRetryLimit", least: 0, most: jobLimits.retries },
      { at: "configuration.replicaTimeout", least: 1 },
    ],
    references: [{ at: "identity.userAssignedIdentities[*]", types: [identityType], output: "id" }],
  },
};
