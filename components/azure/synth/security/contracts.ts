import type { ResourceContracts } from "../../../../core/model";
import { roleDefinitionType } from "./tokens";

/** What Azure asks of a custom role. */
export const securityContracts: ResourceContracts = {
  [roleDefinitionType]: {
    required: ["scope", "roleName", "roleDefinitionId", "permissions", "assignableScopes"],
    identity: "{subscription} {input.roleName}",
    id: "{input.scope}/providers/Microsoft.Authorization/roleDefinitions/{input.roleDefinitionId}",
    fixed: ["scope", "roleDefinitionId"],
  },
};
