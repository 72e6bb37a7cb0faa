import * as pulumi from "@pulumi/pulumi";
import { defined, planAlerts, type With } from "../alert-arguments";
import { makeResources, type Named, outputOf, refuseIfAny, type SystemPart, zoned } from "../component";
import { Given } from "../given";
import { merge } from "../kit/fragment";
import { foreignRoutes, notifying, targetsOf } from "../own-targets";
import { arnOf, type Target } from "./notification-topic";
import { scopeIn } from "./place";
import { alarmsOf } from "./synth/alerts/alarms";
import { jobsPart } from "./synth/jobs";
import { groupsOf } from "./synth/schedules/schedule-groups";

export interface ScheduledJobArgs {
  /** The function it runs: `aws.lambda.Function`. */
  readonly function: With<"arn">;
  /** When it starts, with the time zone: `"daily 03:00 Asia/Tokyo"`. Without a zone it is UTC. */
  readonly at: string;
  /** The longest one try may take, at most 15 minutes: `"10 minutes"`. */
  readonly limit: string;
  /** Further tries after the first: `"3 runs"`. Default: none. */
  readonly retries?: string;
  /** The wait before each further try: `["5 minutes", "15 minutes", "30 minutes"]`. */
  readonly intervals?: readonly string[];
  /** Who hears when all tries have failed. A job nobody hears of when it fails is refused. */
  readonly notify: readonly Target[];
  /** Page that says what to do; part of the message. */
  readonly runbookUrl: string;
}

/** The job of a system that the arguments are, with the alert on its failures. Pure. */
export function scheduledJobInputs(name: string, args: ScheduledJobArgs, given: Given): SystemPart {
  const { limit, retries, intervals } = args;
  const alert = { concept: "job.failures", on: "runs", runbook: "runbook", critical: ">= 1 failures" };
  const job = { run: given.text(args.function.arn), schedule: zoned(args.at).schedule, limit };
  return {
    where: { aws: "program" },
    ...foreignRoutes(given),
    resources: { runs: { kind: "aws.sfn.statemachine", arn: `@job-${name}-runs#arn` } },
    runbooks: { runbook: name },
    alerts: { failed: { title: `${name} failed`, ...alert } },
    jobs: { [name]: { ...job, ...defined({ retries, intervals: intervals && [...intervals] }) } },
  };
}

/**
 * A function run at its times by a state machine, which tries again as documented and whose last failure notifies.
 * Physical names begin with `<project>-<name>-<stack>`.
 */
export class ScheduledJob extends pulumi.ComponentResource {
  /** ARN of the state machine: each execution is a run. */
  readonly runsArn: pulumi.Output<string>;

  /** Throws a `ProblemsError` with everything the services would refuse. */
  constructor(name: string, args: ScheduledJobArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:ScheduledJob", name, {}, opts);
    const named: Named = { kind: "ScheduledJob", name, alone: true, args: { schedule: "at", run: "function" } };
    const given = new Given();
    const fragment = scheduledJobInputs(name, args, given);
    const plan = planAlerts(fragment, named, given, args.runbookUrl, zoned(args.at).timezone);
    const scope = scopeIn(plan, given, this);
    const part = merge(jobsPart(scope), ...plan.alerts.map((alert) => alarmsOf(alert, scope)));
    refuseIfAny(part.problems, named);
    const declarations = notifying(
      [...groupsOf(part.declarations, scope), ...part.declarations],
      targetsOf(args.notify, arnOf, given),
    );
    this.runsArn = outputOf(makeResources(this, named, declarations, given), `job-${name}-runs`, "arn");
    this.registerOutputs({ runsArn: this.runsArn });
  }
}
