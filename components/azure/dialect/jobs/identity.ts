import { createHash } from "node:crypto";
import { type Declaration, leafOf, type MonitoredResource } from "../../../../core/model";
import { nameOf, subscriptionId, tagsOf } from "../naming";
import type { Scene } from "../scene";
import { blobContributor, jobLimits } from "./limits";
import { jobConcern, jobTypes } from "./tokens";

/** Key of the identity the jobs of a system share. */
export const identityKey = "jobs-identity";

/** The identity of the jobs, and its one right: the blobs of the container the place names. */
export function identityOf(scene: Scene, place: MonitoredResource): Declaration[] {
  const common = { concern: jobConcern, clauses: [], evidence: [] };
  const identity: Declaration = {
    ...common,
    key: identityKey,
    type: jobTypes.identity,
    inputs: {
      resourceGroupName: scene.place.resourceGroup,
      resourceName: nameOf(scene, ["jobs"], jobLimits.identityName),
      location: scene.place.location,
      tags: tagsOf(scene, "jobs", place.key),
    },
  };
  const { container } = place.properties;
  if (!container) return [identity];
  const grant: Declaration = {
    ...common,
    key: "jobs-grant",
    type: jobTypes.grant,
    inputs: {
      scope: leafOf(container),
      roleAssignmentName: assignmentName(scene, container),
      roleDefinitionId: `${subscriptionId(scene.place)}/providers/Microsoft.Authorization/roleDefinitions/${blobContributor}`,
      principalId: { ref: identityKey, output: "principalId" },
      principalType: "ServicePrincipal",
    },
  };
  return [identity, grant];
}

/** Role assignments are named by a GUID: the same one for the same system and container, each time. */
function assignmentName({ plan }: Scene, container: string): string {
  const { key, environment } = plan.system;
  const hash = createHash("sha256").update(`${key} ${environment} jobs ${container}`).digest("hex");
  const variant = ((Number.parseInt(hash[16] as string, 16) & 3) | 8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `5${hash.slice(13, 16)}`,
    variant + hash.slice(17, 20),
    hash.slice(20, 32),
  ].join("-");
}
