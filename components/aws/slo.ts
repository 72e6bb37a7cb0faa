import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import { type Fragment, makeResources, type Named, planFragment, refuseIfAny } from "../component";
import { Given } from "../given";
import { type AlarmArgs, topicsOf, withRunbook } from "./alarm";
import { foreignRoutes, notifying } from "./notification-topic";
import { scopeIn } from "./place";
import type { Signal } from "./signals";
import { alarmsOf } from "./synth/alerts/alarms";
import { joined } from "./synth/common/part";

export interface SloArgs extends Pick<AlarmArgs, "notify" | "runbookUrl" | "title"> {
  /** The requests it is about: `alb.requests(loadBalancer)`. */
  readonly of: Signal;
  /** Share of good requests: `"99.9%"`. */
  readonly target: string;
  /** What the target is for: `"30 days"`. */
  readonly period: string;
  /** Slower than this is bad: `"500 ms"`. Default: errors are bad, however fast. */
  readonly threshold?: string;
  /** Burn rates that notify, by their long window. Default: those that the period and traffic allow. */
  readonly tiers?: readonly ("1h" | "6h" | "1d" | "3d")[];
  /** Fewest bad requests before anything notifies: `"10 requests"`. */
  readonly minimum?: string;
}

/** The objective of a system that the arguments are. Pure. */
export function sloInputs(name: string, args: SloArgs, given: Given): Fragment {
  const { of, target, period, threshold, tiers, minimum, title = name } = args;
  const properties = Object.entries(of.properties).map(([key, value]) => [key, given.text(value)]);
  const entry = {
    title,
    on: "watched",
    runbook: "runbook",
    target,
    period,
    ...(threshold !== undefined && { threshold }),
    ...(tiers && { tiers: [...tiers] }),
    ...(minimum !== undefined && { minimum }),
  };
  return {
    where: { aws: "program" },
    ...foreignRoutes(["warning", "critical"], given),
    resources: { watched: { title, kind: of.kind, ...Object.fromEntries(properties) } },
    runbooks: { runbook: title },
    slos: { [name]: entry },
  };
}

/**
 * An objective with burn-rate alarms of two windows each: fast burns are critical, slow ones warnings. A slower one is
 * silent while a faster one fires.
 */
export class Slo extends pulumi.ComponentResource {
  /** Physical names of the alarms that notify. */
  readonly alarmNames: readonly pulumi.Output<string>[];

  /** Throws a `ProblemsError` with everything that is wrong with the objective. */
  constructor(name: string, args: SloArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:Slo", name, {}, opts);
    const named: Named = { kind: "Slo", name };
    const given = new Given();
    const planned = planFragment(sloInputs(name, args, given), named, given);
    refuseIfAny(planned.problems, named);
    const plan = { ...planned.plan, alerts: withRunbook(planned.plan, args.runbookUrl) };
    const scope = scopeIn(plan, given, this);
    const { declarations, problems } = joined(...plan.alerts.map((alert) => alarmsOf(alert, scope)));
    refuseIfAny(problems, named);
    const made = makeResources(this, name, notifying(declarations, topicsOf(args.notify, given)), given);
    this.alarmNames = declarations
      .filter(({ type }) => type === "aws:cloudwatch/compositeAlarm:CompositeAlarm")
      .map(({ key }) => (made.get(key) as cloudwatch.CompositeAlarm).alarmName);
    this.registerOutputs({ alarmNames: this.alarmNames });
  }
}
