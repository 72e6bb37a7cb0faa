import { TaskDefinition } from "@pulumi/aws/ecs/taskDefinition";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy";
import { Schedule } from "@pulumi/aws/scheduler/schedule";
import { StateMachine } from "@pulumi/aws/sfn/stateMachine";
import { Document } from "@pulumi/aws/ssm/document";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { tokens } from "./synth/common/tokens";
import { jobTokens } from "./synth/jobs/tokens";

const classes: ResourceClasses = {
  [tokens.schedule]: Schedule,
  [tokens.stateMachine]: StateMachine,
  [jobTokens.document]: Document,
  [jobTokens.taskDefinition]: TaskDefinition,
  [tokens.role]: Role,
  [tokens.rolePolicy]: RolePolicy,
};

/** Jobs: a schedule in the document's time zone, a state machine that tries again and ends what hangs, and the work. */
export class Jobs extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:Jobs", name, args, classes, opts);
  }
}
