import { createHash } from "node:crypto";
import type { Declaration, Leaf } from "../../../../core/model";
import { nameOf, subscriptionId, tagsOf } from "../naming";
import type { Scene } from "../scene";
import { dataNameLengths } from "./limits";
import { builtInRoles, dataConcern, dataTypes } from "./tokens";

export interface Grant {
  readonly key: string;
  readonly role: keyof typeof builtInRoles;
  /** Object id of a workload's identity. */
  readonly principal: Leaf;
  readonly scope: Leaf;
  /** What the scope is called where it is known only once it is made. */
  readonly about: string;
  readonly clauses: readonly string[];
  readonly dependsOn?: readonly string[];
}

/** A built-in role for one workload, on one thing. The name is a GUID made of what is granted: the same every time. */
export function grantOf(scene: Scene, grant: Grant): Declaration {
  const { key, environment } = scene.plan.system;
  const definition = builtInRoles[grant.role];
  return {
    key: grant.key,
    type: dataTypes.roleAssignment,
    concern: dataConcern,
    inputs: {
      roleAssignmentName: guid([key, environment, grant.key, definition, grant.about].join("|")),
      scope: grant.scope,
      roleDefinitionId: `${subscriptionId(scene.place)}/providers/Microsoft.Authorization/roleDefinitions/${definition}`,
      principalId: grant.principal,
      principalType: "ServicePrincipal",
    },
    clauses: grant.clauses,
    evidence: [],
    ...(grant.dependsOn && grant.dependsOn.length > 0 && { options: { dependsOn: grant.dependsOn } }),
  };
}

/** Who does the work: an identity without a password, whose object id is known before what it works on. */
export function identityOf(scene: Scene, key: string, clauses: readonly string[]): Declaration {
  return {
    key,
    type: dataTypes.identity,
    concern: dataConcern,
    inputs: {
      resourceName: nameOf(scene, [key], dataNameLengths.identity).replaceAll(".", "-"),
      resourceGroupName: scene.place.resourceGroup,
      location: scene.place.location,
      tags: tagsOf(scene, "identity", key),
    },
    clauses,
    evidence: [],
  };
}

/** A name-based GUID (RFC 9562, version 8). */
function guid(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
