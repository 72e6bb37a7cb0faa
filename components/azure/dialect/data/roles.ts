import type { Declaration, Leaf } from "../../../../core/model";
import { nameOf, tagsOf } from "../naming";
import { builtInRole, roleAssignment } from "../role-assignments";
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

/** A built-in role for one workload, on one thing. */
export function grantOf(scene: Scene, grant: Grant): Declaration {
  const definition = builtInRoles[grant.role];
  const declaration = roleAssignment(scene, {
    key: grant.key,
    concern: dataConcern,
    role: builtInRole(scene, definition),
    principal: grant.principal,
    principalType: "ServicePrincipal",
    scope: grant.scope,
    about: `${definition}|${grant.about}`,
  });
  const options = grant.dependsOn && grant.dependsOn.length > 0 && { options: { dependsOn: grant.dependsOn } };
  return { ...declaration, clauses: grant.clauses, ...options };
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
