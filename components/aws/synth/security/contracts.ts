import type { ResourceContracts } from "../../../../core/model";
import { securityLimits } from "./limits";
import { patchRules } from "./patch-filters";
import { securityTokens as tokens } from "./tokens";

const { passwordLength, passwordAge, scanned, patchWindow } = securityLimits;

/** What AWS asks of security settings. Those of an account have no name: there is one. */
export const securityContracts: ResourceContracts = {
  [tokens.passwordPolicy]: {
    identity: "{account} password policy",
    id: "iam-account-password-policy",
    limits: [
      { at: "minimumPasswordLength", least: passwordLength.least, most: passwordLength.most },
      { at: "maxPasswordAge", least: passwordAge.least, most: passwordAge.most },
    ],
  },
  [tokens.groupPolicy]: {
    required: ["group", "policy", "name"],
    identity: "{account} {input.group}:{input.name}",
    id: "{input.group}:{input.name}",
  },
  [tokens.inspector]: {
    required: ["accountIds", "resourceTypes"],
    identity: "{account} {region} inspector",
    id: "{account}-inspector",
    limits: [{ at: "resourceTypes[*]", accepted: scanned.values }],
  },
  [tokens.securityHub]: {
    identity: "{account} {region} security hub",
    id: "{account}",
    outputs: { arn: "arn:aws:securityhub:{region}:{account}:hub/default" },
  },
  [tokens.analyzer]: {
    required: ["analyzerName"],
    identity: "{account} {region} {input.analyzerName}",
    fixed: ["analyzerName", "type"],
    id: "{input.analyzerName}",
    outputs: { arn: "arn:aws:access-analyzer:{region}:{account}:analyzer/{input.analyzerName}" },
    limits: [{ at: "analyzerName", bytes: securityLimits.analyzerName.value }],
  },
  [tokens.configRule]: {
    required: ["name", "source.owner"],
    identity: "{account} {region} {input.name}",
    fixed: ["name"],
    id: "{input.name}",
    outputs: { arn: "arn:aws:config:{region}:{account}:config-rule/{hash}" },
    limits: [{ at: "name", bytes: securityLimits.name.value }],
  },
  [tokens.patchBaseline]: {
    required: ["name", "operatingSystem"],
    identity: "{account} {region} {input.name}",
    fixed: ["operatingSystem"],
    id: "pb-{hash}",
    outputs: { arn: "arn:aws:ssm:{region}:{account}:patchbaseline/pb-{hash}" },
    limits: [
      { at: "name", bytes: securityLimits.name.value },
      { at: "operatingSystem", accepted: Object.keys(patchRules) },
    ],
  },
  [tokens.patchGroup]: {
    required: ["baselineId", "patchGroup"],
    identity: "{account} {region} {input.patchGroup}",
    fixed: ["baselineId", "patchGroup"],
    id: "{input.patchGroup},{input.baselineId}",
    references: [{ at: "baselineId", types: [tokens.patchBaseline], output: "id" }],
  },
  [tokens.maintenanceWindow]: {
    required: ["name", "schedule", "duration", "cutoff"],
    id: "mw-{hash}",
    limits: [
      { at: "name", bytes: securityLimits.name.value },
      { at: "duration", least: patchWindow.least, most: patchWindow.most },
      { at: "cutoff", least: 0, most: 23 },
    ],
  },
  [tokens.windowTarget]: {
    required: ["windowId", "resourceType", "targets"],
    fixed: ["windowId", "resourceType"],
    id: "{uuid}",
    limits: [{ at: "targets", entries: 5 }],
    references: [{ at: "windowId", types: [tokens.maintenanceWindow], output: "id" }],
  },
  [tokens.patchTask]: {
    required: ["windowId", "taskArn", "taskType", "targets"],
    fixed: ["windowId", "taskType"],
    id: "{uuid}",
    limits: [{ at: "targets[*].key", accepted: ["InstanceIds", "WindowTargetIds"] }],
    references: [
      { at: "windowId", types: [tokens.maintenanceWindow], output: "id" },
      { at: "targets[*].values[*]", types: [tokens.windowTarget], output: "id" },
    ],
  },
};
