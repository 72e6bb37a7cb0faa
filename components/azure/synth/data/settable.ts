import { dataTypes } from "./tokens";

// Types only: nothing of the SDK is loaded.
type DatabaseAccountArgs = import("@pulumi/azure-native/cosmosdb/databaseAccount").DatabaseAccountArgs;
type SqlResourceSqlContainerArgs =
  import("@pulumi/azure-native/cosmosdb/sqlResourceSqlContainer").SqlResourceSqlContainerArgs;
type SqlResourceSqlDatabaseArgs =
  import("@pulumi/azure-native/cosmosdb/sqlResourceSqlDatabase").SqlResourceSqlDatabaseArgs;
type ServerArgs = import("@pulumi/azure-native/dbforpostgresql/server").ServerArgs;
type VaultArgs = import("@pulumi/azure-native/keyvault/vault").VaultArgs;
type BlobContainerArgs = import("@pulumi/azure-native/storage/blobContainer").BlobContainerArgs;
type BlobServicePropertiesArgs = import("@pulumi/azure-native/storage/blobServiceProperties").BlobServicePropertiesArgs;
type StorageAccountArgs = import("@pulumi/azure-native/storage/storageAccount").StorageAccountArgs;

/** The properties of one object, each with those below it where a clause may state only some of them. */
export interface Shape {
  readonly [property: string]: true | Shape;
}

/** Every property the SDK knows: one that is left out, or that the SDK adds, does not compile. */
type Whole<Arguments> = { readonly [Property in keyof Required<Arguments>]: true | Shape };

/** The properties of these names, none of them looked into. */
function all<Names extends string>(...names: readonly Names[]): { readonly [Name in Names]: true } {
  return Object.fromEntries(names.map((name) => [name, true])) as { readonly [Name in Names]: true };
}

const placed = all("location", "tags");
const vault: Whole<Omit<VaultArgs, "resourceGroupName" | "vaultName">> = {
  ...placed,
  properties: all(
    "accessPolicies",
    "createMode",
    "enablePurgeProtection",
    "enableRbacAuthorization",
    "enableSoftDelete",
    "enabledForDeployment",
    "enabledForDiskEncryption",
    "enabledForTemplateDeployment",
    "networkAcls",
    "publicNetworkAccess",
    "sku",
    "softDeleteRetentionInDays",
    "tenantId",
  ) satisfies Whole<import("@pulumi/azure-native/types/input").keyvault.VaultPropertiesArgs>,
};

const cosmosAccount: Whole<Omit<DatabaseAccountArgs, "resourceGroupName" | "accountName">> = {
  ...placed,
  ...all(
    "analyticalStorageConfiguration",
    "apiProperties",
    "backupPolicy",
    "capabilities",
    "capacity",
    "connectorOffer",
    "cors",
    "createMode",
    "customerManagedKeyStatus",
    "databaseAccountOfferType",
    "defaultIdentity",
    "defaultPriorityLevel",
    "disableKeyBasedMetadataWriteAccess",
    "disableLocalAuth",
    "enableAnalyticalStorage",
    "enableAutomaticFailover",
    "enableBurstCapacity",
    "enableCassandraConnector",
    "enableFreeTier",
    "enableMultipleWriteLocations",
    "enablePartitionMerge",
    "enablePerRegionPerPartitionAutoscale",
    "enablePriorityBasedExecution",
    "identity",
    "ipRules",
    "isVirtualNetworkFilterEnabled",
    "keyVaultKeyUri",
    "kind",
    "locations",
    "minimalTlsVersion",
    "networkAclBypass",
    "networkAclBypassResourceIds",
    "publicNetworkAccess",
    "restoreParameters",
    "virtualNetworkRules",
  ),
  consistencyPolicy: all("defaultConsistencyLevel", "maxIntervalInSeconds", "maxStalenessPrefix") satisfies Whole<
    import("@pulumi/azure-native/types/input").cosmosdb.ConsistencyPolicyArgs
  >,
};

const cosmosDatabase: Whole<Omit<SqlResourceSqlDatabaseArgs, "resourceGroupName" | "accountName" | "databaseName">> = {
  ...placed,
  ...all("options"),
  resource: all("createMode", "id", "restoreParameters") satisfies Whole<
    import("@pulumi/azure-native/types/input").cosmosdb.SqlDatabaseResourceArgs
  >,
};

const cosmosContainer: Whole<
  Omit<SqlResourceSqlContainerArgs, "resourceGroupName" | "accountName" | "databaseName" | "containerName">
> = {
  ...placed,
  ...all("options"),
  resource: {
    ...all(
      "analyticalStorageTtl",
      "clientEncryptionPolicy",
      "computedProperties",
      "conflictResolutionPolicy",
      "createMode",
      "defaultTtl",
      "fullTextPolicy",
      "id",
      "restoreParameters",
      "uniqueKeyPolicy",
      "vectorEmbeddingPolicy",
    ),
    indexingPolicy: all(
      "automatic",
      "compositeIndexes",
      "excludedPaths",
      "fullTextIndexes",
      "includedPaths",
      "indexingMode",
      "spatialIndexes",
      "vectorIndexes",
    ) satisfies Whole<import("@pulumi/azure-native/types/input").cosmosdb.IndexingPolicyArgs>,
    partitionKey: all("kind", "paths", "version") satisfies Whole<
      import("@pulumi/azure-native/types/input").cosmosdb.ContainerPartitionKeyArgs
    >,
  } satisfies Whole<import("@pulumi/azure-native/types/input").cosmosdb.SqlContainerResourceArgs>,
};

const server: Whole<Omit<ServerArgs, "resourceGroupName" | "serverName">> = {
  ...placed,
  ...all(
    "administratorLogin",
    "administratorLoginPassword",
    "authConfig",
    "availabilityZone",
    "cluster",
    "createMode",
    "dataEncryption",
    "highAvailability",
    "identity",
    "maintenanceWindow",
    "network",
    "pointInTimeUTC",
    "replica",
    "replicationRole",
    "sku",
    "sourceServerResourceId",
    "version",
  ),
  backup: all("backupRetentionDays", "geoRedundantBackup") satisfies Whole<
    import("@pulumi/azure-native/types/input").dbforpostgresql.BackupArgs
  >,
  storage: all("autoGrow", "iops", "storageSizeGB", "throughput", "tier", "type") satisfies Whole<
    import("@pulumi/azure-native/types/input").dbforpostgresql.StorageArgs
  >,
};

const storageAccount: Whole<Omit<StorageAccountArgs, "resourceGroupName" | "accountName">> = {
  ...placed,
  ...all(
    "accessTier",
    "allowBlobPublicAccess",
    "allowCrossTenantReplication",
    "allowSharedKeyAccess",
    "allowedCopyScope",
    "azureFilesIdentityBasedAuthentication",
    "customDomain",
    "defaultToOAuthAuthentication",
    "dnsEndpointType",
    "enableExtendedGroups",
    "enableHttpsTrafficOnly",
    "enableNfsV3",
    "encryption",
    "extendedLocation",
    "identity",
    "immutableStorageWithVersioning",
    "isHnsEnabled",
    "isLocalUserEnabled",
    "isSftpEnabled",
    "keyPolicy",
    "kind",
    "largeFileSharesState",
    "minimumTlsVersion",
    "networkRuleSet",
    "publicNetworkAccess",
    "routingPreference",
    "sasPolicy",
    "sku",
  ),
};

const blobService: Whole<Omit<BlobServicePropertiesArgs, "resourceGroupName" | "accountName" | "blobServicesName">> =
  all(
    "automaticSnapshotPolicyEnabled",
    "changeFeed",
    "containerDeleteRetentionPolicy",
    "cors",
    "defaultServiceVersion",
    "deleteRetentionPolicy",
    "isVersioningEnabled",
    "lastAccessTimeTrackingPolicy",
    "restorePolicy",
  );

const blobContainer: Whole<Omit<BlobContainerArgs, "resourceGroupName" | "accountName" | "containerName">> = all(
  "defaultEncryptionScope",
  "denyEncryptionScopeOverride",
  "enableNfsV3AllSquash",
  "enableNfsV3RootSquash",
  "immutableStorageWithVersioning",
  "metadata",
  "publicAccess",
);

/** What can be set of a resource that is taken over, by its type token. */
export const settable: Readonly<Record<string, Shape>> = {
  [dataTypes.keyVault]: vault,
  [dataTypes.cosmosAccount]: cosmosAccount,
  [dataTypes.cosmosDatabase]: cosmosDatabase,
  [dataTypes.cosmosContainer]: cosmosContainer,
  [dataTypes.server]: server,
  [dataTypes.storageAccount]: storageAccount,
  [dataTypes.blobService]: blobService,
  [dataTypes.blobContainer]: blobContainer,
};
