import type { ResourceContracts } from "../../../../core/model";
import { tokens } from "../common/tokens";
import { backupTokens } from "./tokens";

const arn = (service: string, resource: string) => `arn:aws:${service}:{region}:{account}:${resource}`;
const role = (at: string) => ({ at, types: [tokens.role], output: "arn" });
const vaultName = (at: string) => ({ at, types: [backupTokens.vault], output: "name" });
const vaultArn = (at: string) => ({ at, types: [backupTokens.vault], output: "arn" });
const ofVault = {
  identity: "{region} {input.backupVaultName}",
  id: "{input.backupVaultName}",
  references: [vaultName("backupVaultName")],
};

/** What AWS Backup, KMS and S3 ask of what backup declares. */
export const backupContracts: ResourceContracts = {
  [backupTokens.key]: { id: "{uuid}", outputs: { arn: arn("kms", "key/{uuid}"), keyId: "{uuid}" } },
  [backupTokens.vault]: {
    required: ["name"],
    fixed: ["name", "kmsKeyArn"],
    identity: "{region} {input.name}",
    id: "{input.name}",
    outputs: { arn: arn("backup", "backup-vault:{input.name}") },
    references: [{ at: "kmsKeyArn", types: [backupTokens.key], output: "arn" }],
  },
  [backupTokens.vaultPolicy]: { required: ["backupVaultName", "policy"], ...ofVault },
  [backupTokens.vaultLock]: {
    required: ["backupVaultName"],
    ...ofVault,
  },
  [backupTokens.plan]: {
    required: ["name", "rules"],
    id: "{uuid}",
    outputs: { arn: arn("backup", "backup-plan:{uuid}") },
    references: [vaultName("rules[*].targetVaultName"), vaultArn("rules[*].copyActions[*].destinationVaultArn")],
  },
  [backupTokens.selection]: {
    required: ["name", "planId", "iamRoleArn", "resources|selectionTags"],
    fixed: ["name", "planId", "iamRoleArn", "resources"],
    id: "{uuid}",
    references: [{ at: "planId", types: [backupTokens.plan], output: "id" }, role("iamRoleArn")],
  },
  [backupTokens.restoreTestingPlan]: {
    required: [
      "name",
      "scheduleExpression",
      "recoveryPointSelection.algorithm",
      "recoveryPointSelection.includeVaults",
    ],
    fixed: ["name"],
    identity: "{region} {input.name}",
    id: "{input.name}",
    outputs: { arn: arn("backup", "restore-testing-plan:{input.name}") },
    references: [vaultArn("recoveryPointSelection.includeVaults[*]")],
  },
  [backupTokens.restoreTestingSelection]: {
    required: ["name", "restoreTestingPlanName", "protectedResourceType", "iamRoleArn"],
    fixed: ["name", "restoreTestingPlanName", "protectedResourceType"],
    identity: "{region} {input.restoreTestingPlanName} {input.name}",
    id: "{input.restoreTestingPlanName}:{input.name}",
    references: [
      { at: "restoreTestingPlanName", types: [backupTokens.restoreTestingPlan], output: "name" },
      role("iamRoleArn"),
    ],
  },
  [backupTokens.framework]: {
    required: ["name", "controls"],
    fixed: ["name"],
    identity: "{region} {input.name}",
    id: "{input.name}",
    outputs: { arn: arn("backup", "framework:{input.name}-{uuid}") },
  },
  [backupTokens.reportPlan]: {
    required: ["name", "reportDeliveryChannel.s3BucketName", "reportSetting.reportTemplate"],
    fixed: ["name"],
    identity: "{region} {input.name}",
    id: "{input.name}",
    outputs: { arn: arn("backup", "report-plan:{input.name}-{uuid}") },
    references: [{ at: "reportDeliveryChannel.s3BucketName", types: [tokens.bucket], output: "bucket" }],
  },
  [backupTokens.replication]: {
    required: ["bucket", "role", "rules"],
    identity: "{input.bucket}",
    id: "{input.bucket}",
    references: [
      role("role"),
      { at: "bucket", types: [tokens.bucket], output: "bucket" },
      { at: "rules[*].destination.bucket", types: [tokens.bucket], output: "arn" },
    ],
  },
};
