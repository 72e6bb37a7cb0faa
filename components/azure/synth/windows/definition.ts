/** The schema every definition of a Logic App names. https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-definition-language */
export const workflowSchema =
  "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#";
