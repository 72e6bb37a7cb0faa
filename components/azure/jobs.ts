import { Job } from "@pulumi/azure-native/app/job";
import { RoleAssignment } from "@pulumi/azure-native/authorization/roleAssignment";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity/userAssignedIdentity";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { identityType } from "./synth/identities/identities";
import { roleAssignmentType } from "./synth/identities/role-assignments";
import { jobType } from "./synth/jobs/tokens";

const classes: ResourceClasses = {
  [jobType]: Job,
  [identityType]: UserAssignedIdentity,
  [roleAssignmentType]: RoleAssignment,
};

/** Container Apps jobs of one system, and the identity they share. */
export class Jobs extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:azure:Jobs", name, args, classes, opts);
  }
}
