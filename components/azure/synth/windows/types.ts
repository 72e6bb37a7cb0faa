/** Pulumi type tokens of planned reports; windows are processing rules. */
export const windowTypes = { workflow: "azure-native:logic:Workflow" } as const;

/** The component they belong to. */
export const windowConcern = "windows";
