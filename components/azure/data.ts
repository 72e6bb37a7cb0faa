import { AlertProcessingRuleByName } from "@pulumi/azure-native/alertsmanagement/alertProcessingRuleByName";
import { RoleAssignment } from "@pulumi/azure-native/authorization/roleAssignment";
import { DatabaseAccount } from "@pulumi/azure-native/cosmosdb/databaseAccount";
import { SqlResourceSqlContainer } from "@pulumi/azure-native/cosmosdb/sqlResourceSqlContainer";
import { SqlResourceSqlDatabase } from "@pulumi/azure-native/cosmosdb/sqlResourceSqlDatabase";
import { BackupInstance } from "@pulumi/azure-native/dataprotection/backupInstance";
import { BackupPolicy } from "@pulumi/azure-native/dataprotection/backupPolicy";
import { BackupVault } from "@pulumi/azure-native/dataprotection/backupVault";
import { Configuration } from "@pulumi/azure-native/dbforpostgresql/configuration";
import { Server } from "@pulumi/azure-native/dbforpostgresql/server";
import { Vault } from "@pulumi/azure-native/keyvault/vault";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity/userAssignedIdentity";
import { AutoscaleSetting } from "@pulumi/azure-native/monitor/autoscaleSetting";
import { DiagnosticSetting } from "@pulumi/azure-native/monitor/diagnosticSetting";
import { BlobContainer } from "@pulumi/azure-native/storage/blobContainer";
import { BlobServiceProperties } from "@pulumi/azure-native/storage/blobServiceProperties";
import { ManagementPolicy } from "@pulumi/azure-native/storage/managementPolicy";
import { StorageAccount } from "@pulumi/azure-native/storage/storageAccount";
import { AppServicePlan } from "@pulumi/azure-native/web/appServicePlan";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { types } from "./synth/common/types";
import { dataTypes } from "./synth/data/tokens";
import { identityType } from "./synth/identities/identities";
import { roleAssignmentType } from "./synth/identities/role-assignments";

const classes: ResourceClasses = {
  [dataTypes.server]: Server,
  [dataTypes.parameter]: Configuration,
  [dataTypes.cosmosAccount]: DatabaseAccount,
  [dataTypes.cosmosDatabase]: SqlResourceSqlDatabase,
  [dataTypes.cosmosContainer]: SqlResourceSqlContainer,
  [dataTypes.storageAccount]: StorageAccount,
  [dataTypes.blobService]: BlobServiceProperties,
  [dataTypes.blobContainer]: BlobContainer,
  [dataTypes.lifecycle]: ManagementPolicy,
  [dataTypes.keyVault]: Vault,
  [dataTypes.backupVault]: BackupVault,
  [dataTypes.backupPolicy]: BackupPolicy,
  [dataTypes.backupInstance]: BackupInstance,
  [identityType]: UserAssignedIdentity,
  [roleAssignmentType]: RoleAssignment,
  [dataTypes.appServicePlan]: AppServicePlan,
  [dataTypes.autoscale]: AutoscaleSetting,
  [types.processingRule]: AlertProcessingRuleByName,
  [types.diagnosticSetting]: DiagnosticSetting,
};

/** Stores of one system, what gives them back, and what they run on. */
export class Data extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:azure:Data", name, args, classes, opts);
  }
}
