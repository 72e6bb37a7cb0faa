import type { LimitTable } from "../../../../core/model";
import { patchRules } from "./patch-filters";
import { securityTokens as tokens } from "./tokens";

const docs = "https://docs.aws.amazon.com";
const ssm = `${docs}/systems-manager/latest/APIReference`;
const passwordPolicy = `${docs}/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html`;

/** What AWS accepts of security settings. */
export const securityLimits = {
  passwordLength: {
    least: 6,
    most: 128,
    unit: "character",
    reference: passwordPolicy,
    inputs: { [tokens.passwordPolicy]: "minimumPasswordLength" },
    code: "AWS-PASSWORD",
    what: "not a minimum password length IAM accepts",
    change: "correct length",
  },
  passwordAge: {
    least: 1,
    most: 1095,
    unit: "day",
    reference: passwordPolicy,
    inputs: { [tokens.passwordPolicy]: "maxPasswordAge" },
    code: "AWS-PASSWORD",
    what: "not a maximum password age IAM accepts",
    change: "correct age",
  },
  scanned: {
    accepted: ["EC2", "ECR", "LAMBDA", "LAMBDA_CODE", "CODE_REPOSITORY"],
    reference: `${docs}/inspector/v2/APIReference/API_Enable.html`,
    inputs: { [tokens.inspector]: "resourceTypes[*]" },
    code: "AWS-SCAN",
    what: "Amazon Inspector cannot scan this resource type",
    change: "correct scope",
  },
  unusedAccess: {
    least: 1,
    most: 365,
    multipleOf: 1,
    unit: "day",
    reference: `${docs}/access-analyzer/latest/APIReference/API_UnusedAccessConfiguration.html`,
    inputs: { [tokens.analyzer]: "configuration.unusedAccess.unusedAccessAge" },
    code: "AWS-UNUSED-ACCESS",
    what: "IAM Access Analyzer counts access as unused after whole days",
    change: "correct age",
  },
  patchWindow: {
    least: 1,
    most: 24,
    unit: "hour",
    reference: `${ssm}/API_CreateMaintenanceWindow.html`,
    inputs: { [tokens.maintenanceWindow]: "duration" },
  },
  patchCutoff: {
    least: 0,
    most: 23,
    unit: "hour",
    reference: `${ssm}/API_CreateMaintenanceWindow.html`,
    inputs: { [tokens.maintenanceWindow]: "cutoff" },
  },
  name: {
    value: 128,
    measure: "bytes",
    reference: `${ssm}/API_CreatePatchBaseline.html`,
    inputs: { [tokens.configRule]: "name", [tokens.patchBaseline]: "name", [tokens.maintenanceWindow]: "name" },
  },
  operatingSystem: {
    accepted: Object.keys(patchRules),
    reference: `${ssm}/API_CreatePatchBaseline.html`,
    inputs: { [tokens.patchBaseline]: "operatingSystem" },
  },
  windowTargets: {
    value: 5,
    measure: "entries",
    reference: `${ssm}/API_RegisterTargetWithMaintenanceWindow.html`,
    inputs: { [tokens.windowTarget]: "targets" },
  },
  taskTargets: {
    accepted: ["InstanceIds", "WindowTargetIds"],
    reference: `${ssm}/API_RegisterTaskWithMaintenanceWindow.html`,
    inputs: { [tokens.patchTask]: "targets[*].key" },
  },
  analyzerName: {
    value: 255,
    measure: "bytes",
    reference: `${docs}/access-analyzer/latest/APIReference/API_CreateAnalyzer.html`,
    inputs: { [tokens.analyzer]: "analyzerName" },
  },
} as const satisfies LimitTable;
