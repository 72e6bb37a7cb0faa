import type { Plain, TypedSpec } from "../../../kit/typed-inputs";
import type { Context } from "../common/context";
import { nameOf, tagsOf } from "../common/naming";
import { identity, identityLimits } from "../identities/identities";
import { builtInRole, roleAssignment, workloadRoles } from "../identities/role-assignments";
import { dataConcern } from "./tokens";

interface Grant {
  readonly key: string;
  readonly role: keyof typeof workloadRoles;
  /** Object id of a workload's identity. */
  readonly principal: Plain<string>;
  readonly scope: Plain<string>;
  /** What the scope is called where it is known only once it is made. */
  readonly about: string;
  readonly clauses: readonly string[];
  readonly dependsOn?: readonly string[];
}

/** A built-in role for one workload, on one thing. */
export function grantOf(scene: Context, grant: Grant): TypedSpec {
  const definition = workloadRoles[grant.role];
  return roleAssignment(scene, {
    key: grant.key,
    concern: dataConcern,
    role: builtInRole(scene, definition),
    principal: grant.principal,
    principalType: "ServicePrincipal",
    scope: grant.scope,
    about: `${definition}|${grant.about}`,
    clauses: grant.clauses,
    ...(grant.dependsOn && grant.dependsOn.length > 0 && { options: { dependsOn: grant.dependsOn } }),
  });
}

/** Who does the work: an identity of its own. */
export function identityOf(scene: Context, key: string, clauses: readonly string[]): TypedSpec {
  return identity(scene, {
    key,
    concern: dataConcern,
    name: nameOf(scene, [key], identityLimits.name.value).replaceAll(".", "-"),
    tags: tagsOf(scene, "identity", key),
    clauses,
  });
}
