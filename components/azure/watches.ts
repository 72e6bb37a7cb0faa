import { RoleAssignment } from "@pulumi/azure-native/authorization/roleAssignment";
import { Workflow } from "@pulumi/azure-native/logic/workflow";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity/userAssignedIdentity";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { identityType } from "./synth/identities/identities";
import { roleAssignmentType } from "./synth/identities/role-assignments";
import { windowTypes } from "./synth/windows/types";

const classes: ResourceClasses = {
  [windowTypes.workflow]: Workflow,
  [identityType]: UserAssignedIdentity,
  [roleAssignmentType]: RoleAssignment,
};

/** Checks of what no metric tells: jobs and copies that are overdue. Refers to resources of `Jobs` and `Data`. */
export class Watches extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:azure:Watches", name, args, classes, opts);
  }
}
