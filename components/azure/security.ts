import { RoleAssignment } from "@pulumi/azure-native/authorization/roleAssignment";
import { RoleDefinition } from "@pulumi/azure-native/authorization/roleDefinition";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { roleAssignmentType } from "./synth/identities/role-assignments";
import { roleDefinitionType } from "./synth/security/tokens";

const classes: ResourceClasses = {
  [roleAssignmentType]: RoleAssignment,
  [roleDefinitionType]: RoleDefinition,
};

/** Who may do what in the resource group. */
export class Security extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:azure:Security", name, args, classes, opts);
  }
}
