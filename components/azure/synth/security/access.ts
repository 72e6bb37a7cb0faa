import { about, spelled } from "../../../../core/evidence";
import type { Fact, Planned, Problem, SecurityOf } from "../../../../core/model";
import { fragment } from "../../../kit/fragment";
import type { TypedSpec } from "../../../kit/typed-inputs";
import type { Context } from "../common/context";
import { nameOf, subscriptionId } from "../common/naming";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { builtInRole, builtInRoles, guid, roleAssignment } from "../identities/role-assignments";
import { roleDefinitionType, securityConcern } from "./tokens";

const guidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const nameLength = 128;

type Access = SecurityOf<"role-assignments">;
type Grant = (typeof grants)[number];

/** The value that names the role, and the one that names the group it is given to. */
const grants = [
  { role: "owner", group: "ownerGroup" },
  { role: "contributor", group: "contributorGroup" },
  { role: "reader", group: "readerGroup" },
] as const;

/**
 * Built-in roles for groups of the directory on the resource group, and for the readers a role of their own that lets
 * them restart what they may otherwise only look at.
 */
export function accessPart(scene: Context, { spec, facts, clauses }: Planned<Access>): Fragment {
  const asked = grants.filter(({ role }) => spec[role]);
  const problems = asked.flatMap(({ role, group }) => grantProblems(spec, role, group));
  if (problems.length > 0) return fragment({ problems: problems.map((problem) => ({ clauses, ...problem })) });
  const assignments = asked.map(({ role, group }) => grant(scene, spec, role, group, facts));
  const restarters = spec.reader && spec["readers-may"]?.value === "restart";
  return fragment({ declarations: [...assignments, ...(restarters ? restartRole(scene, spec) : [])] });
}

function grantProblems(spec: Access, role: Grant["role"], group: Grant["group"]): Problem[] {
  const name = spec[role]?.value ?? "";
  const principal = spec[group]?.value ?? "";
  if (name in builtInRoles && guidPattern.test(principal)) return [];
  return [
    {
      code: "AZURE-ACCESS",
      at: spec.at,
      path: spec.path,
      what: `a role is given to a group of the directory`,
      given: `${role} ${name}, ${group} ${principal === "" ? "none" : principal}`,
      allowed: `${Object.keys(builtInRoles).join(", ")}; the object id of the group`,
      change: `correct ${role} or ${group}`,
    },
  ];
}

function grant(
  scene: Context,
  spec: Access,
  role: Grant["role"],
  group: Grant["group"],
  facts: readonly Fact[],
): TypedSpec {
  const name = spec[role]?.value as keyof typeof builtInRoles;
  const own = about(facts, role);
  return roleAssignment(scene, {
    key: `security-${spec.key}-${role}`,
    concern: securityConcern,
    role: spelled({ value: name, facts: own }, (known) => builtInRole(scene, builtInRoles[known])),
    principal: spec[group]?.value ?? "",
    principalType: "Group",
    scope: groupScope(scene),
    about: name,
    clauses: [...new Set(own.map(({ clause }) => clause))],
  });
}

function restartRole(scene: Context, spec: Access): TypedSpec[] {
  const key = `security-${spec.key}-restart`;
  const id = guid([scene.plan.system.key, scene.plan.system.environment, key].join("|"));
  const role = azureSpec({
    key,
    type: roleDefinitionType,
    concern: securityConcern,
    inputs: {
      scope: groupScope(scene),
      roleDefinitionId: id,
      roleName: nameOf(scene, ["restart"], nameLength),
      roleType: "CustomRole",
      permissions: [{ actions: ["Microsoft.Web/sites/read", "Microsoft.Web/sites/restart/Action"], notActions: [] }],
      assignableScopes: [groupScope(scene)],
    },
    clauses: [],
  });
  const assignment = roleAssignment(scene, {
    key: `${key}-assignment`,
    concern: securityConcern,
    role: { ref: key, output: "id" },
    principal: spec.readerGroup?.value ?? "",
    principalType: "Group",
    scope: groupScope(scene),
    about: "restart",
  });
  return [role, assignment];
}

function groupScope(scene: Context): string {
  return `${subscriptionId(scene.place)}/resourceGroups/${scene.place.resourceGroup}`;
}
