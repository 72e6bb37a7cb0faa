import { AlarmMuteRule } from "@pulumi/aws/cloudwatch/alarmMuteRule";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy";
import { Schedule } from "@pulumi/aws/scheduler/schedule";
import { MaintenanceWindow } from "@pulumi/aws/ssm/maintenanceWindow";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { tokens } from "./synth/common/tokens";
import { windowTokens } from "./synth/windows/tokens";

const classes: ResourceClasses = {
  [tokens.role]: Role,
  [tokens.rolePolicy]: RolePolicy,
  [windowTokens.muteRule]: AlarmMuteRule,
  [tokens.schedule]: Schedule,
  [windowTokens.maintenanceWindow]: MaintenanceWindow,
};

/**
 * Maintenance windows as mute rules of alarms, and reports of planned checks. Refers to alarms of `Alerts` and topics of
 * `Notification`: pass their `deployed` maps on.
 */
export class Windows extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:Windows", name, args, classes, opts);
  }
}
