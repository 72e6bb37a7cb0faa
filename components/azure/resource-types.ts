import type { Value } from "../../core/model";
import type { Inputs, LinkOf, ResourceTypes, Switches } from "../kit/resource-types";

type Tree = Readonly<Record<string, Value | undefined>>;

const enabled: Switches = { enabled: true };

/** Where the outputs show a resource, and what somebody could switch off. */
export const resourceTypes: ResourceTypes = {
  "azure-native:alertsmanagement:AlertProcessingRuleByName": {
    section: (inputs) => (mutesNotifications(inputs) ? "windows" : undefined),
    mutes: mutesNotifications,
    switches: { "properties.enabled": true },
  },
  "azure-native:alertsmanagement:PrometheusRuleGroup": { switches: { enabled: true, "rules[].enabled": true } },
  "azure-native:app:Job": {
    section: ({ configuration }) =>
      (configuration as Tree | undefined)?.triggerType === "Schedule" ? "schedules" : undefined,
  },
  "azure-native:applicationinsights:WebTest": { switches: enabled },
  "azure-native:applicationinsights:Workbook": { section: "dashboards", title: ({ displayName }) => displayName },
  "azure-native:costmanagement:ScheduledActionByScope": { switches: { status: "Enabled" } },
  "azure-native:dataprotection:BackupPolicy": { section: "schedules" },
  "azure-native:dataprotection:BackupVault": { section: "vaults" },
  "azure-native:logic:Workflow": { section: "schedules", switches: { state: "Enabled" } },
  "azure-native:maintenance:MaintenanceConfiguration": { section: "windows" },
  "azure-native:monitor:ActionGroup": { target: "action-group", switches: enabled },
  "azure-native:monitor:ActivityLogAlert": { switches: enabled },
  "azure-native:monitor:AutoscaleSetting": { switches: enabled },
  "azure-native:monitor:DiagnosticSetting": { switches: { "logs[].enabled": true } },
  "azure-native:monitor:MetricAlert": { switches: enabled },
  "azure-native:monitor:ScheduledQueryRule": { switches: enabled },
  // A table also names its workspace.
  "azure-native:operationalinsights:Table": { name: ({ tableName }) => tableName },
  "azure-native:portal:Dashboard": { section: "dashboards" },
  "azure-native:recoveryservices:Vault": { section: "vaults" },
  "azure-native:storage:ManagementPolicy": { switches: { "policy.rules[].enabled": true } },
};

/** Inputs that hold the name of a resource, in the order in which they are tried. */
export const nameInputs = [
  "name",
  "ruleName",
  "ruleGroupName",
  "activityLogAlertName",
  "actionGroupName",
  "webTestName",
  "workspaceName",
  "dashboardName",
  "vaultName",
  "alertProcessingRuleName",
  "scheduledActionName",
  "backupPolicyName",
  "jobName",
  "workflowName",
  "tags.Name",
];

/** The portal takes any resource id. */
export const consoleLink: LinkOf = (_name, { settings: { tenant = "" } }) => ({
  from: "id",
  link: (id) => `https://portal.azure.com/#@${tenant}/resource${id}`,
});

/** Whether an alert processing rule takes receivers away; the same type also adds them. */
function mutesNotifications({ properties }: Inputs): boolean {
  const actions = (properties as Tree | undefined)?.actions;
  return (
    Array.isArray(actions) &&
    actions.some((action: Value) => (action as Tree | null)?.actionType === "RemoveAllActionGroups")
  );
}
