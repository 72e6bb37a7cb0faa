import { roleAssignmentType } from "../role-assignments";

/** Pulumi type tokens of everything that holds data or gives it back. */
export const dataTypes = {
  server: "azure-native:dbforpostgresql:Server",
  parameter: "azure-native:dbforpostgresql:Configuration",
  cosmosAccount: "azure-native:cosmosdb:DatabaseAccount",
  cosmosDatabase: "azure-native:cosmosdb:SqlResourceSqlDatabase",
  cosmosContainer: "azure-native:cosmosdb:SqlResourceSqlContainer",
  storageAccount: "azure-native:storage:StorageAccount",
  blobService: "azure-native:storage:BlobServiceProperties",
  blobContainer: "azure-native:storage:BlobContainer",
  lifecycle: "azure-native:storage:ManagementPolicy",
  keyVault: "azure-native:keyvault:Vault",
  backupVault: "azure-native:dataprotection:BackupVault",
  backupPolicy: "azure-native:dataprotection:BackupPolicy",
  backupInstance: "azure-native:dataprotection:BackupInstance",
  identity: "azure-native:managedidentity:UserAssignedIdentity",
  roleAssignment: roleAssignmentType,
  appServicePlan: "azure-native:web:AppServicePlan",
  autoscale: "azure-native:monitor:AutoscaleSetting",
} as const;

/** The component they belong to. */
export const dataConcern = "data";

/** Kinds of resources this concern knows the settings of. */
export const dataKinds = {
  server: "azure.postgres.flexible",
  cosmos: "azure.cosmos",
  storage: "azure.storage.account",
  keyVault: "azure.keyvault",
  backupVault: "azure.backup.vault",
  plan: "azure.appservice.plan",
} as const;

/** Built-in roles for workloads, by their fixed id. https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
export const builtInRoles = {
  reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
  serverBackup: "c088a766-074b-43ba-90d4-1fb21feae531",
  storageBackup: "e5e2a7ff-d759-4cd2-bb51-3152d37e2eb1",
  blobContributor: "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
  secretsUser: "4633458b-17de-408a-b874-0445c86b69e6",
} as const;
