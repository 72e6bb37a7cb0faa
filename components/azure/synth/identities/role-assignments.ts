import { createHash } from "node:crypto";
import type { ResourceContracts, ResourceOptions } from "../../../../core/model";
import type { Plain, TypedSpec } from "../../../kit/typed-inputs";
import type { Context } from "../common/context";
import { subscriptionId } from "../common/naming";
import { azureSpec } from "../common/typed-inputs";
import { identityType } from "./identities";

/** Pulumi type token of a role given to somebody. */
export const roleAssignmentType = "azure-native:authorization:RoleAssignment";

/** Of people, by the name documents use. https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
export const builtInRoles = {
  Owner: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
  Contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
  Reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
} as const;

/** Of workloads, from the same list. */
export const workloadRoles = {
  reader: builtInRoles.Reader,
  serverBackup: "c088a766-074b-43ba-90d4-1fb21feae531",
  storageBackup: "e5e2a7ff-d759-4cd2-bb51-3152d37e2eb1",
  blobContributor: "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
  secretsUser: "4633458b-17de-408a-b874-0445c86b69e6",
} as const;

interface RoleAssignment {
  readonly key: string;
  readonly concern: string;
  /** ARM id of the role definition. */
  readonly role: Plain<string>;
  /** Object id in Microsoft Entra. */
  readonly principal: Plain<string>;
  readonly principalType: "Group" | "ServicePrincipal";
  readonly scope: Plain<string>;
  /** What tells this assignment from others of the system, where ids are known only once things are made. */
  readonly about: string;
  readonly clauses?: readonly string[];
  readonly options?: ResourceOptions;
}

/** A role for a group or a workload, never for a person. Its name is a GUID made of what is granted: the same every time. */
export function roleAssignment(scene: Context, given: RoleAssignment): TypedSpec {
  const { key, environment } = scene.plan.system;
  return azureSpec({
    key: given.key,
    type: roleAssignmentType,
    concern: given.concern,
    inputs: {
      roleAssignmentName: guid([key, environment, given.key, given.about].join("|")),
      scope: given.scope,
      roleDefinitionId: given.role,
      principalId: given.principal,
      principalType: given.principalType,
    },
    clauses: given.clauses ?? [],
    ...(given.options && { options: given.options }),
  });
}

/** ARM id of a built-in role in the subscription. */
export function builtInRole({ place }: Context, id: string): string {
  return `${subscriptionId(place)}/providers/Microsoft.Authorization/roleDefinitions/${id}`;
}

/** A name-based GUID (RFC 9562, version 8). */
export function guid(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join("-");
}

/** What Azure asks of a role assignment. Groups are the directory's own: no stack makes them. */
export const roleAssignmentContracts: ResourceContracts = {
  [roleAssignmentType]: {
    required: ["scope", "roleDefinitionId", "principalId", "roleAssignmentName"],
    identity: "{input.scope}/{input.roleAssignmentName}",
    id: "{input.scope}/providers/Microsoft.Authorization/roleAssignments/{input.roleAssignmentName}",
    fixed: ["scope", "roleDefinitionId", "principalId"],
    references: [
      {
        at: "principalId",
        types: [identityType],
        output: "principalId",
        given: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
      },
    ],
  },
};
