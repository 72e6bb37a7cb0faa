import type { InputReference, ResourceContract, ResourceContracts } from "../../../../core/model";
import { identityType } from "../identities/identities";
import { dataTypes } from "./tokens";

interface Kind {
  readonly arm: string;
  readonly required?: readonly string[];
  readonly fixed?: readonly string[];
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
  }),
  [dataTypes.parameter]: grouped({
    arm: "Microsoft.DBforPostgreSQL/flexibleServers/{input.serverName}/configurations/{input.configurationName}",
    required: ["value", "source"],
  }),
  [dataTypes.cosmosAccount]: grouped({
    arm: cosmos,
    required: ["databaseAccountOfferType", "locations"],
    fixed: ["kind"],
  }),
  [dataTypes.cosmosDatabase]: grouped({
    arm: `${cosmos}/sqlDatabases/{input.databaseName}`,
    required: ["resource.id"],
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
    outputs: { name: "{input.accountName}" },
  }),
  [dataTypes.blobService]: grouped({
    arm: `${storage}/blobServices/{input.blobServicesName}`,
    references: [inAccount],
  }),
  [dataTypes.blobContainer]: grouped({
    arm: `${storage}/blobServices/default/containers/{input.containerName}`,
    references: [inAccount],
  }),
  [dataTypes.lifecycle]: grouped({
    arm: `${storage}/managementPolicies/{input.managementPolicyName}`,
    required: ["policy.rules"],
    references: [inAccount],
  }),
  [dataTypes.keyVault]: grouped({
    arm: "Microsoft.KeyVault/vaults/{input.vaultName}",
    required: ["properties.tenantId", "properties.sku.name"],
    fixed: ["location", "properties.softDeleteRetentionInDays"],
  }),
};

const copies: ResourceContracts = {
  [dataTypes.backupVault]: grouped({
    arm: vaults,
    required: ["location", "properties.storageSettings"],
    fixed: ["location", "properties.storageSettings"],
    references: [{ at: "identity.userAssignedIdentities[*]", types: [identityType], output: "id" }],
    outputs: { name: "{input.vaultName}" },
  }),
  [dataTypes.backupPolicy]: grouped({
    arm: `${vaults}/backupPolicies/{input.backupPolicyName}`,
    required: ["properties.objectType", "properties.datasourceTypes", "properties.policyRules"],
    fixed: ["properties"],
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
  }),
};

/** What Azure asks of what holds data, but for the limits. */
export const dataContracts: ResourceContracts = { ...databases, ...stores, ...copies, ...capacity };
