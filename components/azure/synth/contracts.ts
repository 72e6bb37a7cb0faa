import type { InputReference, ResourceContract, ResourceContracts } from "../../../core/model";
import { typedLimits } from "../../kit/typed-limits";
import { budgetContracts } from "./budgets/contracts";
import { anomalyLimits, budgetLimits } from "./budgets/limits";
import { limits } from "./common/limits";
import type { AzureArguments } from "./common/typed-inputs";
import { types } from "./common/types";
import { dataContracts } from "./data/contracts";
import { dataLimits } from "./data/limits";
import { identityContracts, identityLimits } from "./identities/identities";
import { roleAssignmentContracts } from "./identities/role-assignments";
import { jobContracts } from "./jobs/contracts";
import { jobLimits } from "./jobs/limits";
import { securityContracts } from "./security/contracts";
import { windowContracts } from "./windows/contracts";
import { windowLimits } from "./windows/limits";

interface Kind {
  /** Provider namespace and type as ARM ids spell them. */
  readonly arm: string;
  /** The input that is its name. */
  readonly name: string;
  readonly required: readonly string[];
  readonly references?: readonly InputReference[];
  readonly outputs?: Readonly<Record<string, string>>;
}

/** An object in a resource group: its ARM id is its identity, and its location never changes. */
function grouped({ arm, name, required, ...rest }: Kind): ResourceContract {
  const id = `/subscriptions/{subscription}/resourceGroups/{input.resourceGroupName}/providers/${arm}/{input.${name}}`;
  return { required: ["resourceGroupName", name, ...required], identity: id, id, fixed: ["location"], ...rest };
}

const toGroup = (at: string): InputReference => ({ at, types: [types.actionGroup], output: "id" });
const inWorkspace = "Microsoft.OperationalInsights/workspaces/{input.workspaceName}";

/** What Azure asks of each resource this dialect declares, but for the limits. */
const declared: ResourceContracts = {
  ...jobContracts,
  ...budgetContracts,
  ...dataContracts,
  ...windowContracts,
  ...securityContracts,
  ...roleAssignmentContracts,
  ...identityContracts,
  [types.metricAlert]: grouped({
    arm: "Microsoft.Insights/metricAlerts",
    name: "ruleName",
    required: ["criteria.odataType", "enabled", "evaluationFrequency", "scopes", "severity", "windowSize"],
    references: [
      toGroup("actions[*].actionGroupId"),
      { at: "criteria.webTestId", types: [types.webTest], output: "id" },
    ],
  }),
  [types.logAlert]: grouped({
    arm: "Microsoft.Insights/scheduledQueryRules",
    name: "ruleName",
    required: ["criteria.allOf", "scopes"],
    references: [toGroup("actions.actionGroups[*]")],
  }),
  [types.ruleGroup]: grouped({
    arm: "Microsoft.AlertsManagement/prometheusRuleGroups",
    name: "ruleGroupName",
    required: ["rules", "scopes"],
    references: [toGroup("rules[*].actions[*].actionGroupId")],
  }),
  [types.actionGroup]: grouped({
    arm: "Microsoft.Insights/actionGroups",
    name: "actionGroupName",
    required: ["enabled", "groupShortName"],
  }),
  [types.processingRule]: grouped({
    arm: "Microsoft.AlertsManagement/actionRules",
    name: "alertProcessingRuleName",
    required: ["properties.actions", "properties.scopes"],
    references: [toGroup("properties.actions[*].actionGroupIds[*]")],
  }),
  [types.activityLogAlert]: grouped({
    arm: "Microsoft.Insights/activityLogAlerts",
    name: "activityLogAlertName",
    required: ["actions", "condition.allOf", "scopes"],
    references: [toGroup("actions.actionGroups[*].actionGroupId")],
  }),
  [types.diagnosticSetting]: {
    required: ["name", "resourceUri", "workspaceId|storageAccountId|eventHubAuthorizationRuleId"],
    identity: "{input.resourceUri}/providers/Microsoft.Insights/diagnosticSettings/{input.name}",
    id: "{input.resourceUri}/providers/Microsoft.Insights/diagnosticSettings/{input.name}",
  },
  [types.dataCollectionRule]: grouped({
    arm: "Microsoft.Insights/dataCollectionRules",
    name: "dataCollectionRuleName",
    required: ["dataFlows", "destinations"],
    outputs: { immutableId: "dcr-{hash}" },
  }),
  [types.workspace]: grouped({
    arm: "Microsoft.OperationalInsights/workspaces",
    name: "workspaceName",
    required: [],
    outputs: { name: "{input.workspaceName}", customerId: "{uuid}" },
  }),
  [types.table]: grouped({
    arm: `${inWorkspace}/tables`,
    name: "tableName",
    required: ["workspaceName"],
    outputs: { name: "{input.tableName}" },
    references: [{ at: "workspaceName", types: [types.workspace], output: "name" }],
  }),
  [types.savedSearch]: grouped({
    arm: `${inWorkspace}/savedSearches`,
    name: "savedSearchId",
    required: ["workspaceName", "category", "displayName", "query"],
    references: [{ at: "workspaceName", types: [types.workspace], output: "name" }],
  }),
  [types.webTest]: grouped({
    arm: "Microsoft.Insights/webTests",
    name: "webTestName",
    required: ["locations", "syntheticMonitorId", "request.requestUrl"],
    // The SDK calls the input webTestName, and what it gives back name.
    outputs: { name: "{input.webTestName}" },
  }),
};

/** Every limit of Azure. */
const azureLimits = [limits, anomalyLimits, budgetLimits, dataLimits, identityLimits, jobLimits, windowLimits] as const;

/** What Azure asks of each resource this dialect declares. */
export const contracts: ResourceContracts = typedLimits<AzureArguments>()(declared, ...azureLimits);
