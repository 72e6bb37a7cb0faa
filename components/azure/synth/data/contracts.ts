import type { InputLimit, InputReference, ResourceContract, ResourceContracts } from "../../../../core/model";
import { identityType } from "../identities/identities";
import { backupVaultLimits, blobLimits, cosmosLimits, dataNameLengths, keyVaultLimits, serverLimits } from "./limits";
import { dataTypes } from "./tokens";

interface Kind {
  readonly arm: string;
  readonly required?: readonly string[];
  readonly fixed?: readonly string[];
  readonly limits?: readonly InputLimit[];
  readonly references?: readonly InputReference[];
  readonly outputs?: Readonly<Record<string, string>>;
}

/** An object in a resource group, by the path ARM names it with. */
function grouped({ arm, required = [], fixed = [], ...rest }: Kind): ResourceContract {
  const id = `/subscriptions/{subscription}/resourceGroups/{input.resourceGroupName}/providers/${arm}`;
  const names = [...arm.matchAll(/\{input\.([^}]+)\}/g)].map(([, name]) => name as string);
  return { required: ["resourceGroupName", ...names, ...required], identity: id, id, fixed, ...rest };
}

const inAccount: InputReference = { at: "accountName", types: [dataTypes.storageAccount], output: "name" };
const inVault: InputReference = { at: "vaultName", types: [dataTypes.backupVault], output: "name" };
const storage = "Microsoft.Storage/storageAccounts/{input.accountName}";
const cosmos = "Microsoft.DocumentDB/databaseAccounts/{input.accountName}";
const vaults = "Microsoft.DataProtection/backupVaults/{input.vaultName}";

const databases: ResourceContracts = {
  [dataTypes.server]: grouped({
    arm: "Microsoft.DBforPostgreSQL/flexibleServers/{input.serverName}",
    required: ["location", "sku.name", "sku.tier", "version"],
    // Geo-redundancy is decided when the server is made.
    fixed: ["location", "backup.geoRedundantBackup"],
    limits: [
      {
        at: "backup.backupRetentionDays",
        least: serverLimits.retention.shortest,
        most: serverLimits.retention.longest,
      },
      { at: "backup.geoRedundantBackup", accepted: ["Enabled", "Disabled"] },
      { at: "storage.storageSizeGB", accepted: serverLimits.storage.accepted },
    ],
  }),
  [dataTypes.parameter]: grouped({
    arm: "Microsoft.DBforPostgreSQL/flexibleServers/{input.serverName}/configurations/{input.configurationName}",
    required: ["value", "source"],
  }),
  [dataTypes.cosmosAccount]: grouped({
    arm: cosmos,
    required: ["databaseAccountOfferType", "locations"],
    fixed: ["kind"],
    limits: [
      { at: "backupPolicy.type", accepted: ["Continuous", "Periodic"] },
      { at: "backupPolicy.continuousModeProperties.tier", accepted: Object.keys(cosmosLimits.tiers) },
      {
        at: "backupPolicy.periodicModeProperties.backupIntervalInMinutes",
        least: cosmosLimits.interval.shortest,
        most: cosmosLimits.interval.longest,
      },
      {
        at: "backupPolicy.periodicModeProperties.backupRetentionIntervalInHours",
        least: cosmosLimits.retention.shortest,
        most: cosmosLimits.retention.longest,
      },
    ],
  }),
  [dataTypes.cosmosDatabase]: grouped({
    arm: `${cosmos}/sqlDatabases/{input.databaseName}`,
    required: ["resource.id"],
    limits: [
      {
        at: "options.autoscaleSettings.maxThroughput",
        least: cosmosLimits.throughput.least,
        most: cosmosLimits.throughput.most,
        multipleOf: cosmosLimits.throughput.step,
      },
    ],
  }),
  [dataTypes.cosmosContainer]: grouped({
    arm: `${cosmos}/sqlDatabases/{input.databaseName}/containers/{input.containerName}`,
    required: ["resource.id", "resource.partitionKey.paths"],
    fixed: ["resource.partitionKey.paths"],
  }),
};

const stores: ResourceContracts = {
  [dataTypes.storageAccount]: grouped({
    arm: storage,
    required: ["kind", "sku.name"],
    fixed: ["location"],
    limits: [
      { at: "accountName", longest: 24 },
      { at: "sku.name", accepted: blobLimits.skus },
    ],
    outputs: { name: "{input.accountName}" },
  }),
  [dataTypes.blobService]: grouped({
    arm: `${storage}/blobServices/{input.blobServicesName}`,
    limits: [
      { at: "deleteRetentionPolicy.days", least: blobLimits.softDelete.shortest, most: blobLimits.softDelete.longest },
      { at: "restorePolicy.days", least: blobLimits.restore.shortest, most: blobLimits.softDelete.longest - 1 },
    ],
    references: [inAccount],
  }),
  [dataTypes.blobContainer]: grouped({
    arm: `${storage}/blobServices/default/containers/{input.containerName}`,
    limits: [{ at: "containerName", longest: 63 }],
    references: [inAccount],
  }),
  [dataTypes.lifecycle]: grouped({
    arm: `${storage}/managementPolicies/{input.managementPolicyName}`,
    required: ["policy.rules"],
    limits: [{ at: "policy.rules", entries: 100 }],
    references: [inAccount],
  }),
  [dataTypes.keyVault]: grouped({
    arm: "Microsoft.KeyVault/vaults/{input.vaultName}",
    required: ["properties.tenantId", "properties.sku.name"],
    fixed: ["location", "properties.softDeleteRetentionInDays"],
    limits: [
      { at: "vaultName", longest: 24 },
      {
        at: "properties.softDeleteRetentionInDays",
        least: keyVaultLimits.softDelete.shortest,
        most: keyVaultLimits.softDelete.longest,
      },
    ],
  }),
};

const copies: ResourceContracts = {
  [dataTypes.backupVault]: grouped({
    arm: vaults,
    required: ["location", "properties.storageSettings"],
    fixed: ["location", "properties.storageSettings"],
    limits: [
      { at: "vaultName", longest: dataNameLengths.backupVault },
      {
        at: "properties.securitySettings.softDeleteSettings.retentionDurationInDays",
        least: backupVaultLimits.softDelete.shortest,
        most: backupVaultLimits.softDelete.longest,
      },
    ],
    references: [{ at: "identity.userAssignedIdentities[*]", types: [identityType], output: "id" }],
    outputs: { name: "{input.vaultName}" },
  }),
  [dataTypes.backupPolicy]: grouped({
    arm: `${vaults}/backupPolicies/{input.backupPolicyName}`,
    required: ["properties.objectType", "properties.datasourceTypes", "properties.policyRules"],
    fixed: ["properties"],
    limits: [{ at: "backupPolicyName", longest: dataNameLengths.policy }],
    references: [inVault],
  }),
  [dataTypes.backupInstance]: grouped({
    arm: `${vaults}/backupInstances/{input.backupInstanceName}`,
    required: ["properties.dataSourceInfo.resourceID", "properties.objectType", "properties.policyInfo.policyId"],
    references: [inVault, { at: "properties.policyInfo.policyId", types: [dataTypes.backupPolicy], output: "id" }],
  }),
};

const capacity: ResourceContracts = {
  [dataTypes.appServicePlan]: grouped({
    arm: "Microsoft.Web/serverfarms/{input.name}",
    required: ["location", "sku.name"],
    fixed: ["location"],
  }),
  [dataTypes.autoscale]: grouped({
    arm: "Microsoft.Insights/autoscaleSettings/{input.autoscaleSettingName}",
    required: ["profiles", "targetResourceUri"],
    limits: [{ at: "profiles", entries: 20 }],
  }),
};

/** What Azure asks of what holds data; the references are those of `limits`. */
export const dataContracts: ResourceContracts = { ...databases, ...stores, ...copies, ...capacity };
