import type { LimitTable } from "../../../../core/model";
import { dataTypes } from "./tokens";

const learn = "https://learn.microsoft.com";
const names = `${learn}/azure/azure-resource-manager/management/resource-name-rules`;
const serverBackups = `${learn}/azure/postgresql/flexible-server/concepts-backup-restore`;
const continuousBackup = `${learn}/azure/cosmos-db/continuous-backup-restore-introduction`;
const periodicBackup = `${learn}/azure/cosmos-db/periodic-backup-modify-interval-retention`;
const vaultSoftDelete = `${learn}/azure/backup/backup-azure-enhanced-soft-delete-about`;

/** Days the continuous tiers of Cosmos DB reach back. */
export const continuousTiers: Readonly<Record<string, number>> = { Continuous7Days: 7, Continuous30Days: 30 };

/** How a backup of Cosmos DB that its mode does not take is refused. */
const cosmosBackup = { code: "AZURE-COSMOS-BACKUP" } as const;

/** How a property of a backup vault is refused. */
const vaultSetting = { code: "AZURE-BACKUP-VAULT" } as const;

/** What Azure accepts of settings that keep and give back data. Times in the unit named; lengths in characters. */
export const dataLimits = {
  serverRetention: {
    least: 7,
    most: 35,
    unit: "day",
    reference: serverBackups,
    inputs: { [dataTypes.server]: "backup.backupRetentionDays" },
    code: "AZURE-DATABASE-RETENTION",
    what: "a flexible server keeps its own backups for 7 to 35 days",
    change: "change keep, or name a backup vault as vault: it keeps up to ten years",
  },
  serverGeoRedundancy: {
    accepted: ["Enabled", "Disabled"],
    reference: serverBackups,
    inputs: { [dataTypes.server]: "backup.geoRedundantBackup" },
    code: "AZURE-DATABASE-RETENTION",
    what: "copies of the backups in the paired region are made or not",
    change: "correct copies",
  },
  serverStorage: {
    accepted: [32, 64, 128, 256, 512, 1024, 2048, 4095, 4096, 8192, 16_384, 32_767],
    unit: "GiB",
    reference: `${learn}/azure/postgresql/flexible-server/concepts-storage`,
    inputs: { [dataTypes.server]: "storage.storageSizeGB" },
    code: "AZURE-DATABASE-STORAGE",
    what: "the disk of a flexible server comes in fixed sizes, and never gets smaller",
    change: "change size",
  },
  cosmosMode: {
    accepted: ["Continuous", "Periodic"],
    reference: continuousBackup,
    inputs: { [dataTypes.cosmosAccount]: "backupPolicy.type" },
  },
  cosmosTier: {
    accepted: Object.keys(continuousTiers),
    reference: continuousBackup,
    inputs: { [dataTypes.cosmosAccount]: "backupPolicy.continuousModeProperties.tier" },
    ...cosmosBackup,
    what: "no such tier",
    change: "correct tier",
  },
  cosmosInterval: {
    least: 60,
    most: 1440,
    multipleOf: 1,
    unit: "minute",
    reference: periodicBackup,
    inputs: { [dataTypes.cosmosAccount]: "backupPolicy.periodicModeProperties.backupIntervalInMinutes" },
    ...cosmosBackup,
    what: "periodic backup has its own range",
    change: "change every, or use a continuous tier",
  },
  cosmosRetention: {
    least: 8,
    most: 720,
    unit: "hour",
    reference: periodicBackup,
    inputs: { [dataTypes.cosmosAccount]: "backupPolicy.periodicModeProperties.backupRetentionIntervalInHours" },
    ...cosmosBackup,
    what: "no time Cosmos DB keeps periodic backups",
    change: "change keep",
  },
  cosmosThroughput: {
    least: 1000,
    most: 1_000_000,
    multipleOf: 1000,
    unit: "RU/s",
    reference: `${learn}/azure/cosmos-db/provision-throughput-autoscale`,
    inputs: { [dataTypes.cosmosDatabase]: "options.autoscaleSettings.maxThroughput" },
    code: "AZURE-COSMOS-THROUGHPUT",
    what: "the autoscale maximum comes in steps; the minimum is a tenth of it",
    change: "change maximum",
  },
  storageAccountName: {
    form: { pattern: /^[a-z0-9]{3,24}$/, words: "3 to 24 small letters and digits" },
    reference: names,
    inputs: { [dataTypes.storageAccount]: "accountName" },
    code: "AZURE-ID",
    what: "no name of a storage account",
    change: "change the last part of id",
  },
  storageSku: {
    accepted: ["Standard_LRS", "Standard_GRS", "Standard_RAGRS", "Standard_ZRS", "Standard_GZRS", "Standard_RAGZRS"],
    reference: `${learn}/azure/storage/common/storage-redundancy`,
    inputs: { [dataTypes.storageAccount]: "sku.name" },
    code: "AZURE-STORAGE-SKU",
    what: "no redundancy of a storage account for blobs",
    change: "correct destination, or sku of the resource",
  },
  /** Days a deleted blob can be taken back. */
  blobSoftDelete: {
    least: 1,
    most: 365,
    unit: "day",
    reference: `${learn}/azure/storage/blobs/soft-delete-blob-overview`,
    inputs: { [dataTypes.blobService]: "deleteRetentionPolicy.days" },
    code: "AZURE-BLOB-RETENTION",
    what: "deleted blobs can be taken back for a year at most",
    change: "change keep, or name a backup vault as vault: it keeps up to ten years",
  },
  /** Days a restore to a moment reaches back: less than the soft delete it is made of. */
  blobRestore: {
    least: 1,
    most: 364,
    unit: "day",
    reference: `${learn}/azure/storage/blobs/point-in-time-restore-overview`,
    inputs: { [dataTypes.blobService]: "restorePolicy.days" },
    code: "AZURE-BLOB-RESTORE",
    what: "a restore to a moment reaches back for less than a year",
    change: "change period",
  },
  containerName: {
    form: {
      pattern: /^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$/,
      words: "3 to 63 small letters, digits and single hyphens",
    },
    reference: names,
    inputs: { [dataTypes.blobContainer]: "containerName" },
    code: "AZURE-ID",
    what: "no name of a container",
    change: "correct container of the resource",
  },
  lifecycleRules: {
    value: 100,
    measure: "entries",
    reference: `${learn}/azure/storage/blobs/lifecycle-management-overview`,
    inputs: { [dataTypes.lifecycle]: "policy.rules" },
  },
  keyVaultName: {
    form: {
      pattern: /^(?=.{3,24}$)[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/,
      words: "3 to 24 letters, digits and single hyphens, the first a letter",
    },
    reference: names,
    inputs: { [dataTypes.keyVault]: "vaultName" },
    code: "AZURE-ID",
    what: "no name of a key vault",
    change: "change the last part of id",
  },
  keyVaultSoftDelete: {
    least: 7,
    most: 90,
    unit: "day",
    reference: `${learn}/azure/key-vault/general/soft-delete-overview`,
    inputs: { [dataTypes.keyVault]: "properties.softDeleteRetentionInDays" },
    code: "AZURE-KEYVAULT-RETENTION",
    what: "a deleted secret can be taken back within the vault's own range; the number never changes afterwards",
    change: "change keep",
  },
  backupVaultName: {
    form: {
      pattern: /^[A-Za-z][A-Za-z0-9-]{1,49}$/,
      words: "2 to 50 letters, digits and hyphens, the first a letter",
    },
    reference: names,
    inputs: { [dataTypes.backupVault]: "vaultName" },
    ...vaultSetting,
    what: "no name of a backup vault",
    change: "change the last part of id",
  },
  backupVaultSoftDelete: {
    least: 14,
    most: 180,
    multipleOf: 1,
    unit: "day",
    reference: vaultSoftDelete,
    inputs: { [dataTypes.backupVault]: "properties.securitySettings.softDeleteSettings.retentionDurationInDays" },
    ...vaultSetting,
    what: "soft delete of a backup vault has its own range",
    change: "change softDeleteDays",
  },
  backupVaultSoftDeleteState: {
    accepted: ["Off", "On", "AlwaysOn"],
    reference: vaultSoftDelete,
    inputs: { [dataTypes.backupVault]: "properties.securitySettings.softDeleteSettings.state" },
    ...vaultSetting,
    what: "no such softDelete of a backup vault",
    change: "correct softDelete",
  },
  backupVaultImmutability: {
    accepted: ["Disabled", "Unlocked", "Locked"],
    reference: `${learn}/azure/backup/backup-azure-immutable-vault-concept`,
    inputs: { [dataTypes.backupVault]: "properties.securitySettings.immutabilitySettings.state" },
    ...vaultSetting,
    what: "no such immutability of a backup vault",
    change: "correct immutability",
  },
  /** Days a vault keeps a recovery point; in the policy they are part of a longer text. */
  vaultRetention: {
    least: 7,
    most: 3650,
    unit: "day",
    reference: `${learn}/azure/backup/backup-azure-database-postgresql-flex`,
    code: "AZURE-BACKUP-RETENTION",
  },
  policyName: {
    value: 150,
    measure: "longest",
    reference: names,
    inputs: { [dataTypes.backupPolicy]: "backupPolicyName" },
  },
  instanceName: { value: 128, reference: names },
  autoscaleName: {
    value: 260,
    measure: "longest",
    reference: names,
    inputs: { [dataTypes.autoscale]: "autoscaleSettingName" },
  },
  autoscaleProfiles: {
    value: 20,
    measure: "entries",
    reference: `${learn}/azure/azure-monitor/autoscale/autoscale-overview`,
    inputs: { [dataTypes.autoscale]: "profiles" },
  },
  /** Seconds a rule of autoscale looks at, which it writes as `PT10M`. */
  autoscaleWindow: {
    least: 300,
    most: 43_200,
    reference: `${learn}/azure/azure-monitor/autoscale/autoscale-common-metrics`,
    code: "AZURE-AUTOSCALE",
  },
} as const satisfies LimitTable;

export const cosmosConsistencies = ["Strong", "BoundedStaleness", "Session", "ConsistentPrefix", "Eventual"] as const;

/** Seconds: a periodic backup begins on time, a change is in the continuous one about 100 s later. */
export const cosmosDelays = { startWindow: 0, lag: 100 } as const;

export const keyVaultSkus = ["standard", "premium"] as const;

/** How a backup vault copies elsewhere, by the word of the system file. */
export const vaultRedundancies: Readonly<Record<string, string>> = {
  local: "LocallyRedundant",
  zone: "ZoneRedundant",
  geo: "GeoRedundant",
};

/** App Service plans: the instances a tier goes up to. A Basic plan does not scale by itself. */
export const planTiers: readonly { readonly sku: RegExp; readonly tier: string; readonly instances: number }[] = [
  { sku: /^B[123]$/, tier: "Basic", instances: 3 },
  { sku: /^S[123]$/, tier: "Standard", instances: 10 },
  { sku: /^P[123]v2$/, tier: "PremiumV2", instances: 30 },
  { sku: /^P([0123]|[1-5]m)v3$/, tier: "PremiumV3", instances: 30 },
];
/** Reference of `planTiers`. */
export const planReference = `${learn}/azure/azure-resource-manager/management/azure-subscription-service-limits#app-service-limits`;
