import type { ResourceContracts } from "../../../../core/model";
import { securityTokens as tokens } from "./tokens";

/** What AWS asks of security settings. Those of an account have no name: there is one. */
export const securityContracts: ResourceContracts = {
  [tokens.passwordPolicy]: {
    identity: "{account} password policy",
    id: "iam-account-password-policy",
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
  },
  [tokens.configRule]: {
    required: ["name", "source.owner"],
    identity: "{account} {region} {input.name}",
    fixed: ["name"],
    id: "{input.name}",
    outputs: { arn: "arn:aws:config:{region}:{account}:config-rule/{hash}" },
  },
  [tokens.patchBaseline]: {
    required: ["name", "operatingSystem"],
    identity: "{account} {region} {input.name}",
    fixed: ["operatingSystem"],
    id: "pb-{hash}",
    outputs: { arn: "arn:aws:ssm:{region}:{account}:patchbaseline/pb-{hash}" },
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
  },
  [tokens.windowTarget]: {
    required: ["windowId", "resourceType", "targets"],
    fixed: ["windowId", "resourceType"],
    id: "{uuid}",
    references: [{ at: "windowId", types: [tokens.maintenanceWindow], output: "id" }],
  },
  [tokens.patchTask]: {
    required: ["windowId", "taskArn", "taskType", "targets"],
    fixed: ["windowId", "taskType"],
    id: "{uuid}",
    references: [
      { at: "windowId", types: [tokens.maintenanceWindow], output: "id" },
      { at: "targets[*].values[*]", types: [tokens.windowTarget], output: "id" },
    ],
  },
};
