import type { ResourceContracts } from "../../../../core/model";
import { identityType } from "../identities/identities";
import { windowTypes } from "./types";

const id =
  "/subscriptions/{subscription}/resourceGroups/{input.resourceGroupName}/providers/Microsoft.Logic/workflows/{input.workflowName}";

/** What Logic Apps ask of what this dialect declares. */
export const windowContracts: ResourceContracts = {
  [windowTypes.workflow]: {
    required: ["resourceGroupName", "workflowName", "location", "definition.triggers", "definition.actions"],
    identity: id,
    id,
    fixed: ["location"],
    references: [{ at: "identity.userAssignedIdentities[*]", types: [identityType], output: "id" }],
  },
};
