import * as pulumi from "@pulumi/pulumi";
import { type Problem, ProblemsError } from "../../core/model";
import { withRunbook } from "../alert-arguments";
import { makeResources, type Named, outputOf, planSystemPart, refuseIfAny, type SystemPart, zoned } from "../component";
import { Given } from "../given";
import { type Fragment, merge, nothing } from "../kit/fragment";
import { foreignRoutes, notifying, targetsOf } from "../own-targets";
import { arnOf, type Target } from "./notification-topic";
import { scopeIn } from "./place";
import { alarmsOf } from "./synth/alerts/alarms";
import { backupOf } from "./synth/backup";
import type { Context } from "./synth/common/context";
import { eventOf } from "./synth/events/events";
import { groupsOf } from "./synth/schedules/schedule-groups";

export interface BackupPlanArgs {
  /** ARNs of RDS instances: `[db.arn]`. */
  readonly resources: readonly pulumi.Input<string>[];
  /** When snapshots are taken, with the time zone: `"daily 02:00 Asia/Tokyo"`. Without a zone it is UTC. */
  readonly at: string;
  /** How long they are kept: `"35 days"`. */
  readonly keep: string;
  /** How far back any moment can be restored besides, `"7 days"`, at most 35. Default: snapshots only. */
  readonly pointInTime?: string;
  /** Region of a copy of every snapshot: `"ap-northeast-3"`. Default: none. */
  readonly copyTo?: string;
  /** When snapshots move to cold storage. Default: never. */
  readonly archiveAfter?: string;
  /** `governance`: only a privileged person deletes before the time. Default: not locked. */
  readonly lock?: "governance";
  /** How late a backup may start: `"2 hours"`. Default: 1 hour. */
  readonly startWindow?: string;
  /** When the newest snapshot is restored into a copy, in the zone of `at`: `"day 1 04:00"`. Default: never. */
  readonly restoreTest?: string;
  /** Who hears when a backup, a copy or a restore test fails or is late. Default: nobody. */
  readonly failures?: BackupFailures;
}

export interface BackupFailures {
  /** A topic that event rules may publish to: `new NotificationTopic(name, { publishers: ["event rules"], ... })`. */
  readonly notify: Target;
  /** Page that says what to do; part of the message. */
  readonly runbookUrl: string;
}

/** The resources and backups of a system that the arguments are. Pure. */
export function backupPlanInputs(name: string, args: BackupPlanArgs, given: Given): SystemPart {
  const { copyTo, archiveAfter, lock, startWindow, restoreTest, pointInTime } = args;
  const keys = args.resources.map((_, at) => (at === 0 ? name : `${name}-${at + 1}`));
  const resources = args.resources.map((arn, at) => [
    keys[at],
    { kind: "aws.rds.postgres", instance: given.text(identifierIn(arn)) },
  ]);
  const entry = {
    method: pointInTime === undefined ? "snapshot" : "point-in-time",
    schedule: zoned(args.at).schedule,
    keep: args.keep,
    ...(pointInTime !== undefined && { period: pointInTime }),
    ...(copyTo !== undefined && { copyRegion: copyTo }),
    ...(archiveAfter !== undefined && { archiveAfter }),
    ...(lock !== undefined && { lock }),
    ...(startWindow !== undefined && { startWindow }),
  };
  const test = (key: string) => [`${key}.restore`, { on: key, method: "restore-test", schedule: restoreTest }];
  return {
    where: { aws: "program" },
    ...foreignRoutes(given),
    resources: Object.fromEntries(resources),
    backups: {
      ...Object.fromEntries(keys.map((key) => [key, { on: key, ...entry }])),
      ...(restoreTest !== undefined && Object.fromEntries(keys.map(test))),
    },
  };
}

/** The instance an ARN names: `arn:aws:rds:<region>:<account>:db:<instance>`. */
function identifierIn(arn: pulumi.Input<string>): pulumi.Input<string> {
  if (typeof arn === "string") return instanceOf(arn) ?? arn;
  return pulumi.output(arn).apply((known) => {
    const instance = instanceOf(known);
    if (instance === undefined) throw new ProblemsError([noInstance(known)]);
    return instance;
  });
}

function instanceOf(arn: string): string | undefined {
  return /^arn:[\w-]+:rds:[^:]*:[^:]*:db:(.+)$/.exec(arn)?.[1];
}

/** A plain ARN is refused with the other arguments, by the form of the instance's name. */
function noInstance(given: string): Problem {
  const what = "AWS Backup protects RDS instances here";
  const allowed = "arn:aws:rds:<region>:<account>:db:<instance>";
  return {
    code: "AWS-BACKUP-ON",
    path: "BackupPlan, resources",
    what,
    given,
    allowed,
    change: "give the ARN of an RDS instance",
  };
}

function failureAlerts({ plan, ...place }: Context, { runbookUrl }: BackupFailures): Fragment {
  const events = plan.events.map(({ message, ...event }) => ({
    ...event,
    ...(message && { message: { ...message, clause: "", runbookUrl } }),
  }));
  const scope = { ...place, plan: { ...plan, events, alerts: withRunbook(plan.alerts, runbookUrl) } };
  const alarms = scope.plan.alerts.map((alert) => alarmsOf(alert, scope));
  return merge(...events.map((event) => eventOf(event, scope)), ...alarms);
}

/**
 * Snapshots of databases by AWS Backup: a vault that only the lifecycle deletes from, a plan, a role of least
 * privilege, copies, a lock, a restore test. Physical names begin with `<project>-<name>-<stack>`. The vault holds data: it is protected, and stays when it leaves.
 */
export class BackupPlan extends pulumi.ComponentResource {
  /** ARN of the vault in the home region. */
  readonly vaultArn: pulumi.Output<string>;
  /** Ids of the plans, one for each resource, and one more for each where `pointInTime` is given. */
  readonly planIds: readonly pulumi.Output<string>[];

  /** Throws a `ProblemsError` with everything AWS Backup would refuse. */
  constructor(name: string, args: BackupPlanArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:BackupPlan", name, {}, opts);
    const named: Named = {
      kind: "BackupPlan",
      name,
      alone: true,
      args: { schedule: "at", copyRegion: "copyTo", period: "pointInTime", instance: "resources" },
    };
    const given = new Given();
    const { timezone } = zoned(args.at);
    const { plan, problems } = planSystemPart(backupPlanInputs(name, args, given), named, given, timezone);
    refuseIfAny(problems, named);
    const scope = scopeIn(plan, given, this);
    const { failures } = args;
    const part = merge(backupOf(scope, failures !== undefined), failures ? failureAlerts(scope, failures) : nothing);
    refuseIfAny(part.problems, named);
    const declarations = [...groupsOf(part.declarations, scope), ...part.declarations];
    const topics = targetsOf(failures ? [failures.notify] : [], arnOf, given);
    const made = makeResources(this, named, notifying(declarations, topics), given);
    this.vaultArn = outputOf(made, "backup-vault", "arn");
    this.planIds = part.declarations
      .filter(({ type }) => type === "aws:backup/plan:Plan")
      .map(({ key }) => outputOf(made, key, "id"));
    this.registerOutputs({ vaultArn: this.vaultArn });
  }
}
