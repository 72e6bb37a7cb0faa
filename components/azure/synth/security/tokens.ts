/** Pulumi type token of a role of the team's own. */
export const roleDefinitionType = "azure-native:authorization:RoleDefinition";

/** The component security settings belong to. */
export const securityConcern = "security";
