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

/** ResourceSpec keys of a backup vault, and of what binds the store of an entry to it. */
export const backupVaultKey = (vault: string): string => `backup-vault-${vault}`;
export const backupInstanceKey = (entry: string): string => `instance-${entry}`;
