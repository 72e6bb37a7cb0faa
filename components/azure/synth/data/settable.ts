import type { SdkArguments } from "../common/typed-inputs";
import { dataTypes } from "./tokens";

type Types = typeof dataTypes;

/** One of the objects an argument is made of. */
type Part<Arguments, Property extends keyof Arguments> = Exclude<
  Arguments[Property],
  undefined | PromiseLike<unknown> | { apply(func: never): unknown }
>;

type ContainerResource = Part<SdkArguments<Types["cosmosContainer"]>, "resource">;

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
const vault: Whole<Omit<SdkArguments<Types["keyVault"]>, "resourceGroupName" | "vaultName">> = {
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
  ) satisfies Whole<Part<SdkArguments<Types["keyVault"]>, "properties">>,
};

const cosmosAccount: Whole<Omit<SdkArguments<Types["cosmosAccount"]>, "resourceGroupName" | "accountName">> = {
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
    Part<SdkArguments<Types["cosmosAccount"]>, "consistencyPolicy">
  >,
};

const cosmosDatabase: Whole<
  Omit<SdkArguments<Types["cosmosDatabase"]>, "resourceGroupName" | "accountName" | "databaseName">
> = {
  ...placed,
  ...all("options"),
  resource: all("createMode", "id", "restoreParameters") satisfies Whole<
    Part<SdkArguments<Types["cosmosDatabase"]>, "resource">
  >,
};

const cosmosContainer: Whole<
  Omit<SdkArguments<Types["cosmosContainer"]>, "resourceGroupName" | "accountName" | "databaseName" | "containerName">
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
    ) satisfies Whole<Part<ContainerResource, "indexingPolicy">>,
    partitionKey: all("kind", "paths", "version") satisfies Whole<Part<ContainerResource, "partitionKey">>,
  } satisfies Whole<ContainerResource>,
};

const server: Whole<Omit<SdkArguments<Types["server"]>, "resourceGroupName" | "serverName">> = {
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
    Part<SdkArguments<Types["server"]>, "backup">
  >,
  storage: all("autoGrow", "iops", "storageSizeGB", "throughput", "tier", "type") satisfies Whole<
    Part<SdkArguments<Types["server"]>, "storage">
  >,
};

const storageAccount: Whole<Omit<SdkArguments<Types["storageAccount"]>, "resourceGroupName" | "accountName">> = {
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

const blobService: Whole<
  Omit<SdkArguments<Types["blobService"]>, "resourceGroupName" | "accountName" | "blobServicesName">
> = all(
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

const blobContainer: Whole<
  Omit<SdkArguments<Types["blobContainer"]>, "resourceGroupName" | "accountName" | "containerName">
> = all(
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
