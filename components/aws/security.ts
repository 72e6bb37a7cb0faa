import { Analyzer } from "@pulumi/aws/accessanalyzer/analyzer";
import { Rule } from "@pulumi/aws/cfg/rule";
import { AccountPasswordPolicy } from "@pulumi/aws/iam/accountPasswordPolicy";
import { GroupPolicy } from "@pulumi/aws/iam/groupPolicy";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy";
import { Enabler } from "@pulumi/aws/inspector2/enabler";
import { Schedule } from "@pulumi/aws/scheduler/schedule";
import { Account } from "@pulumi/aws/securityhub/account";
import { StateMachine } from "@pulumi/aws/sfn/stateMachine";
import { MaintenanceWindow } from "@pulumi/aws/ssm/maintenanceWindow";
import { MaintenanceWindowTask } from "@pulumi/aws/ssm/maintenanceWindowTask";
import { PatchBaseline } from "@pulumi/aws/ssm/patchBaseline";
import { PatchGroup } from "@pulumi/aws/ssm/patchGroup";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { tokens as sharedTokens } from "./synth/common/tokens";
import { securityTokens as tokens } from "./synth/security/tokens";
import { windowTokens } from "./synth/windows/tokens";

const classes: ResourceClasses = {
  [sharedTokens.role]: Role,
  [sharedTokens.rolePolicy]: RolePolicy,
  [sharedTokens.stateMachine]: StateMachine,
  [sharedTokens.schedule]: Schedule,
  [tokens.passwordPolicy]: AccountPasswordPolicy,
  [tokens.groupPolicy]: GroupPolicy,
  [tokens.inspector]: Enabler,
  [tokens.securityHub]: Account,
  [tokens.analyzer]: Analyzer,
  [tokens.configRule]: Rule,
  [tokens.patchBaseline]: PatchBaseline,
  [tokens.patchGroup]: PatchGroup,
  [windowTokens.maintenanceWindow]: MaintenanceWindow,
  [tokens.patchTask]: MaintenanceWindowTask,
};

/** Security settings of the account: scanning, patching, passwords, second factor, unused and unusual access. */
export class Security extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:Security", name, args, classes, opts);
  }
}
