import type { LimitTable, ResourceContracts } from "../../../../core/model";
import type { TypedSpec } from "../../../kit/typed-inputs";
import type { Context } from "../common/context";
import { azureSpec } from "../common/typed-inputs";

/** Pulumi type token of an identity without a password, whose object id is known before what it works on. */
export const identityType = "azure-native:managedidentity:UserAssignedIdentity";

/** What Azure accepts of an identity: letters, digits, `-` and `_`. */
export const identityLimits = {
  name: {
    value: 128,
    measure: "longest",
    reference: "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules",
    inputs: { [identityType]: "resourceName" },
  },
} as const satisfies LimitTable;

interface Identity {
  readonly key: string;
  readonly concern: string;
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly clauses?: readonly string[];
}

/** Who does the work of a system. */
export function identity({ place }: Context, given: Identity): TypedSpec {
  return azureSpec({
    key: given.key,
    type: identityType,
    concern: given.concern,
    inputs: {
      resourceName: given.name,
      resourceGroupName: place.resourceGroup,
      location: place.location,
      tags: given.tags,
    },
    clauses: given.clauses ?? [],
  });
}

const id =
  "/subscriptions/{subscription}/resourceGroups/{input.resourceGroupName}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{input.resourceName}";

/** What Azure asks of an identity, but for the limits. */
export const identityContracts: ResourceContracts = {
  [identityType]: {
    required: ["resourceGroupName", "resourceName"],
    identity: id,
    id,
    fixed: ["location"],
    outputs: { clientId: "{uuid}", principalId: "{uuid}" },
  },
};
