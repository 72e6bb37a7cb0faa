import type { ResourceContracts } from "../../../../core/model";
import { identityType } from "../identities/identities";
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
    references: [{ at: "identity.userAssignedIdentities[*]", types: [identityType], output: "id" }],
  },
};
