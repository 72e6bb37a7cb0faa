import type { ResourceContracts } from "../../../../core/model";
import { dataTypes } from "../data/tokens";
import { jobLimits } from "./limits";
import { jobTypes } from "./tokens";

const inGroup = "/subscriptions/{subscription}/resourceGroups/{input.resourceGroupName}/providers";
const jobId = `${inGroup}/Microsoft.App/jobs/{input.jobName}`;
const identityId = `${inGroup}/Microsoft.ManagedIdentity/userAssignedIdentities/{input.resourceName}`;
const toIdentity = (at: string, output: string) => ({ at, types: [jobTypes.identity], output });

/** What Azure asks of jobs, the identity they share and its rights. */
export const jobContracts: ResourceContracts = {
  [jobTypes.job]: {
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
    references: [toIdentity("identity.userAssignedIdentities[*]", "id")],
  },
  [jobTypes.identity]: {
    required: ["resourceGroupName", "resourceName"],
    identity: identityId,
    id: identityId,
    fixed: ["location"],
    outputs: { clientId: "{uuid}", principalId: "{uuid}" },
    limits: [{ at: "resourceName", longest: jobLimits.identityName }],
  },
  [jobTypes.grant]: {
    required: ["scope", "roleDefinitionId", "principalId", "roleAssignmentName"],
    identity: "{input.scope}/{input.roleAssignmentName}",
    id: "{input.scope}/providers/Microsoft.Authorization/roleAssignments/{input.roleAssignmentName}",
    fixed: ["scope", "roleDefinitionId", "principalId"],
    references: [
      toIdentity("principalId", "principalId"),
      { at: "scope", types: [dataTypes.blobContainer], output: "id", given: /^\/subscriptions\// },
    ],
  },
};
