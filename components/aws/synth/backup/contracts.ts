import type { ResourceContracts } from "../../../../core/model";
import { tokens } from "../common/tokens";
import { backupLimits as limits } from "./limits";
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
    limits: [{ at: "name", bytes: limits.vaultName.value }],
    references: [{ at: "kmsKeyArn", types: [backupTokens.key], output: "arn" }],
  },
  [backupTokens.vaultPolicy]: { required: ["backupVaultName", "policy"], ...ofVault },
  [backupTokens.vaultLock]: {
    required: ["backupVaultName"],
    ...ofVault,
    limits: [
      { at: "minRetentionDays", least: 1 },
      { at: "maxRetentionDays", most: limits.lockDays.value },
      { at: "changeableForDays", least: limits.graceDays.value, most: limits.graceDaysMost.value },
    ],
  },
  [backupTokens.plan]: {
    required: ["name", "rules"],
    id: "{uuid}",
    outputs: { arn: arn("backup", "backup-plan:{uuid}") },
    limits: [
      { at: "name", bytes: limits.planName.value },
      { at: "rules[*].ruleName", bytes: limits.ruleName.value },
      { at: "rules[*].startWindow", least: limits.startWindow.value, most: limits.windowMost.value },
      {
        at: "rules[*].completionWindow",
        least: limits.startWindow.value + limits.completionBeyondStart.value,
        most: limits.windowMost.value,
      },
      { at: "rules[*].lifecycle.deleteAfter", least: 1, most: limits.retentionDays.value },
    ],
    references: [vaultName("rules[*].targetVaultName"), vaultArn("rules[*].copyActions[*].destinationVaultArn")],
  },
  [backupTokens.selection]: {
    required: ["name", "planId", "iamRoleArn", "resources|selectionTags"],
    fixed: ["name", "planId", "iamRoleArn", "resources"],
    id: "{uuid}",
    limits: [{ at: "resources", entries: limits.selectionArns.value }],
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
    limits: [
      { at: "name", bytes: limits.restoreTestingName.value },
      { at: "startWindowHours", least: 1, most: limits.restoreTestingStartHours.value },
      { at: "recoveryPointSelection.selectionWindowDays", least: 1, most: limits.restoreTestingWindowDays.value },
    ],
    references: [vaultArn("recoveryPointSelection.includeVaults[*]")],
  },
  [backupTokens.restoreTestingSelection]: {
    required: ["name", "restoreTestingPlanName", "protectedResourceType", "iamRoleArn"],
    fixed: ["name", "restoreTestingPlanName", "protectedResourceType"],
    identity: "{region} {input.restoreTestingPlanName} {input.name}",
    id: "{input.restoreTestingPlanName}:{input.name}",
    limits: [{ at: "name", bytes: limits.restoreTestingName.value }],
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
    limits: [{ at: "name", bytes: limits.auditName.value }],
  },
  [backupTokens.reportPlan]: {
    required: ["name", "reportDeliveryChannel.s3BucketName", "reportSetting.reportTemplate"],
    fixed: ["name"],
    identity: "{region} {input.name}",
    id: "{input.name}",
    outputs: { arn: arn("backup", "report-plan:{input.name}-{uuid}") },
    limits: [{ at: "name", bytes: limits.auditName.value }],
    references: [{ at: "reportDeliveryChannel.s3BucketName", types: [tokens.bucket], output: "bucket" }],
  },
  [backupTokens.replication]: {
    required: ["bucket", "role", "rules"],
    identity: "{input.bucket}",
    id: "{input.bucket}",
    limits: [
      { at: "rules[*].destination.replicationTime.time.minutes", accepted: [limits.replicationMinutes.value] },
      { at: "rules[*].destination.metrics.eventThreshold.minutes", accepted: [limits.replicationMinutes.value] },
    ],
    references: [
      role("role"),
      { at: "bucket", types: [tokens.bucket], output: "bucket" },
      { at: "rules[*].destination.bucket", types: [tokens.bucket], output: "arn" },
    ],
  },
};
