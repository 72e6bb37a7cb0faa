import type { Fragment as AnyFragment } from "../../../kit/fragment";
import { type TypedSpec, typedSpecs } from "../../../kit/typed-inputs";

/** Type token to the arguments of its SDK class. Types only: nothing of the SDK is loaded. */
export interface AzureArguments {
  "azure-native:alertsmanagement:AlertProcessingRuleByName": import("@pulumi/azure-native/alertsmanagement/alertProcessingRuleByName").AlertProcessingRuleByNameArgs;
  "azure-native:alertsmanagement:PrometheusRuleGroup": import("@pulumi/azure-native/alertsmanagement/prometheusRuleGroup").PrometheusRuleGroupArgs;
  "azure-native:app:Job": import("@pulumi/azure-native/app/job").JobArgs;
  "azure-native:applicationinsights:WebTest": import("@pulumi/azure-native/applicationinsights/webTest").WebTestArgs;
  "azure-native:authorization:RoleAssignment": import("@pulumi/azure-native/authorization/roleAssignment").RoleAssignmentArgs;
  "azure-native:authorization:RoleDefinition": import("@pulumi/azure-native/authorization/roleDefinition").RoleDefinitionArgs;
  "azure-native:consumption:Budget": import("@pulumi/azure-native/consumption/budget").BudgetArgs;
  "azure-native:cosmosdb:DatabaseAccount": import("@pulumi/azure-native/cosmosdb/databaseAccount").DatabaseAccountArgs;
  "azure-native:cosmosdb:SqlResourceSqlContainer": import("@pulumi/azure-native/cosmosdb/sqlResourceSqlContainer").SqlResourceSqlContainerArgs;
  "azure-native:cosmosdb:SqlResourceSqlDatabase": import("@pulumi/azure-native/cosmosdb/sqlResourceSqlDatabase").SqlResourceSqlDatabaseArgs;
  "azure-native:costmanagement:ScheduledActionByScope": import("@pulumi/azure-native/costmanagement/scheduledActionByScope").ScheduledActionByScopeArgs;
  "azure-native:dataprotection:BackupInstance": import("@pulumi/azure-native/dataprotection/backupInstance").BackupInstanceArgs;
  "azure-native:dataprotection:BackupPolicy": import("@pulumi/azure-native/dataprotection/backupPolicy").BackupPolicyArgs;
  "azure-native:dataprotection:BackupVault": import("@pulumi/azure-native/dataprotection/backupVault").BackupVaultArgs;
  "azure-native:dbforpostgresql:Configuration": import("@pulumi/azure-native/dbforpostgresql/configuration").ConfigurationArgs;
  "azure-native:dbforpostgresql:Server": import("@pulumi/azure-native/dbforpostgresql/server").ServerArgs;
  "azure-native:keyvault:Vault": import("@pulumi/azure-native/keyvault/vault").VaultArgs;
  "azure-native:logic:Workflow": import("@pulumi/azure-native/logic/workflow").WorkflowArgs;
  "azure-native:managedidentity:UserAssignedIdentity": import("@pulumi/azure-native/managedidentity/userAssignedIdentity").UserAssignedIdentityArgs;
  "azure-native:monitor:ActionGroup": import("@pulumi/azure-native/monitor/actionGroup").ActionGroupArgs;
  "azure-native:monitor:ActivityLogAlert": import("@pulumi/azure-native/monitor/activityLogAlert").ActivityLogAlertArgs;
  "azure-native:monitor:AutoscaleSetting": import("@pulumi/azure-native/monitor/autoscaleSetting").AutoscaleSettingArgs;
  "azure-native:monitor:DataCollectionRule": import("@pulumi/azure-native/monitor/dataCollectionRule").DataCollectionRuleArgs;
  "azure-native:monitor:DiagnosticSetting": import("@pulumi/azure-native/monitor/diagnosticSetting").DiagnosticSettingArgs;
  "azure-native:monitor:MetricAlert": import("@pulumi/azure-native/monitor/metricAlert").MetricAlertArgs;
  "azure-native:monitor:ScheduledQueryRule": import("@pulumi/azure-native/monitor/scheduledQueryRule").ScheduledQueryRuleArgs;
  "azure-native:operationalinsights:SavedSearch": import("@pulumi/azure-native/operationalinsights/savedSearch").SavedSearchArgs;
  "azure-native:operationalinsights:Table": import("@pulumi/azure-native/operationalinsights/table").TableArgs;
  "azure-native:operationalinsights:Workspace": import("@pulumi/azure-native/operationalinsights/workspace").WorkspaceArgs;
  "azure-native:storage:BlobContainer": import("@pulumi/azure-native/storage/blobContainer").BlobContainerArgs;
  "azure-native:storage:BlobServiceProperties": import("@pulumi/azure-native/storage/blobServiceProperties").BlobServicePropertiesArgs;
  "azure-native:storage:ManagementPolicy": import("@pulumi/azure-native/storage/managementPolicy").ManagementPolicyArgs;
  "azure-native:storage:StorageAccount": import("@pulumi/azure-native/storage/storageAccount").StorageAccountArgs;
  "azure-native:web:AppServicePlan": import("@pulumi/azure-native/web/appServicePlan").AppServicePlanArgs;
}

/** What one file contributes: no resource but those of `azureSpec`. */
export type Fragment = AnyFragment<TypedSpec>;

/** A resource of Azure, held to the SDK's own types by the compiler. */
export const azureSpec = typedSpecs<AzureArguments>();

/** The arguments of the SDK class of a type token. */
export type SdkArguments<Type extends keyof AzureArguments> = AzureArguments[Type];
