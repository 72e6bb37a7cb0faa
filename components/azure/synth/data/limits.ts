/** What Azure accepts of settings that keep and give back data. */

const learn = "https://learn.microsoft.com";

/** PostgreSQL flexible server. Days of backup retention; GiB a disk can have. */
export const serverLimits = {
  retention: {
    shortest: 7,
    longest: 35,
    reference: `${learn}/azure/postgresql/flexible-server/concepts-backup-restore`,
  },
  storage: {
    accepted: [32, 64, 128, 256, 512, 1024, 2048, 4095, 4096, 8192, 16_384, 32_767],
    reference: `${learn}/azure/postgresql/flexible-server/concepts-storage`,
  },
} as const;

/** Cosmos DB. Minutes between two periodic backups, hours one is kept, days of the continuous tiers, request units. */
export const cosmosLimits = {
  interval: {
    shortest: 60,
    longest: 1440,
    reference: `${learn}/azure/cosmos-db/periodic-backup-modify-interval-retention`,
  },
  retention: { shortest: 8, longest: 720 },
  tiers: { Continuous7Days: 7, Continuous30Days: 30 } as Readonly<Record<string, number>>,
  consistencies: ["Strong", "BoundedStaleness", "Session", "ConsistentPrefix", "Eventual"],
  /** Seconds: a periodic backup begins on time, a change is in the continuous one about 100 s later. */
  delays: { startWindow: 0, lag: 100 },
  tierReference: `${learn}/azure/cosmos-db/continuous-backup-restore-introduction`,
  throughput: {
    least: 1000,
    most: 1_000_000,
    step: 1000,
    reference: `${learn}/azure/cosmos-db/provision-throughput-autoscale`,
  },
} as const;

/** Blobs. Days a deleted blob can be taken back; a restore reaches less far. */
export const blobLimits = {
  softDelete: { shortest: 1, longest: 365, reference: `${learn}/azure/storage/blobs/soft-delete-blob-overview` },
  restore: { shortest: 1, reference: `${learn}/azure/storage/blobs/point-in-time-restore-overview` },
  skus: [
    "Standard_LRS",
    "Standard_GRS",
    "Standard_RAGRS",
    "Standard_ZRS",
    "Standard_GZRS",
    "Standard_RAGZRS",
  ] as readonly string[],
} as const;

/** Key Vault. Days a deleted secret can be taken back. */
export const keyVaultLimits = {
  softDelete: { shortest: 7, longest: 90, reference: `${learn}/azure/key-vault/general/soft-delete-overview` },
  skus: ["standard", "premium"],
} as const;

/** Backup vaults. Days their own soft delete lasts, days a recovery point is kept. */
export const backupVaultLimits = {
  softDelete: {
    shortest: 14,
    longest: 180,
    reference: `${learn}/azure/backup/backup-azure-enhanced-soft-delete-about`,
  },
  retention: { shortest: 7, longest: 3650, reference: `${learn}/azure/backup/backup-azure-database-postgresql-flex` },
  redundancies: { local: "LocallyRedundant", zone: "ZoneRedundant", geo: "GeoRedundant" } as Readonly<
    Record<string, string>
  >,
  softDeleteStates: ["Off", "On", "AlwaysOn"] as readonly string[],
  immutabilityStates: ["Disabled", "Unlocked", "Locked"] as readonly string[],
} as const;

/** App Service plans: the instances a tier goes up to. A Basic plan does not scale by itself. */
export const planTiers: readonly { readonly sku: RegExp; readonly tier: string; readonly instances: number }[] = [
  { sku: /^B[123]$/, tier: "Basic", instances: 3 },
  { sku: /^S[123]$/, tier: "Standard", instances: 10 },
  { sku: /^P[123]v2$/, tier: "PremiumV2", instances: 30 },
  { sku: /^P([0123]|[1-5]m)v3$/, tier: "PremiumV3", instances: 30 },
];
/** Reference of `planTiers`. */
export const planReference = `${learn}/azure/azure-resource-manager/management/azure-subscription-service-limits#app-service-limits`;

/** Autoscale: the stretch a rule looks at, in seconds. */
export const autoscaleLimits = {
  window: {
    shortest: 300,
    longest: 43_200,
    reference: `${learn}/azure/azure-monitor/autoscale/autoscale-common-metrics`,
  },
} as const;

/** Lengths of names. https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
export const dataNameLengths = { policy: 150, instance: 128, autoscale: 260, backupVault: 50 } as const;
