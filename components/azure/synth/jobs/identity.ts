import { leafOf, type MonitoredResource } from "../../../../core/model";
import type { TypedSpec } from "../../../kit/typed-inputs";
import type { Context } from "../common/context";
import { nameOf, tagsOf } from "../common/naming";
import { identity, identityLimits } from "../identities/identities";
import { builtInRole, roleAssignment, workloadRoles } from "../identities/role-assignments";
import { jobConcern } from "./tokens";

/** Key of the identity the jobs of a system share. */
export const identityKey = "jobs-identity";

/** The identity of the jobs, and its one right: the blobs of the container the place names. */
export function identityOf(scene: Context, place: MonitoredResource): TypedSpec[] {
  const shared = identity(scene, {
    key: identityKey,
    concern: jobConcern,
    name: nameOf(scene, ["jobs"], identityLimits.name.value),
    tags: tagsOf(scene, "jobs", place.key),
  });
  const { container } = place.properties;
  if (!container) return [shared];
  const grant = roleAssignment(scene, {
    key: "jobs-grant",
    concern: jobConcern,
    role: builtInRole(scene, workloadRoles.blobContributor),
    principal: { ref: identityKey, output: "principalId" },
    principalType: "ServicePrincipal",
    scope: leafOf(container),
    about: container,
  });
  return [shared, grant];
}
