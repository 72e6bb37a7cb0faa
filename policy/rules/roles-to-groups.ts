import { text } from "../inputs";
import { isType } from "../lookup";
import type { ResourceRule } from "../rule";

/** People join and leave groups; an assignment to a person is forgotten. */
export const rolesToGroups: ResourceRule = {
  name: "roles-to-groups",
  description: "roles are given to groups and to workloads, never to single persons",
  looksAt: "principal type of Azure role assignments",
  remediation: "assign the role to a Microsoft Entra group with principalType Group",
  severity: "mandatory",
  scope: "resource",
  isAbout: isType("azure-native:authorization:RoleAssignment"),
  fault: ({ inputs }) => {
    const type = text(inputs.principalType);
    return ["Group", "ServicePrincipal"].includes(type)
      ? undefined
      : `the role is given to a ${type || "principal of unknown type"}`;
  },
};
