import * as pulumi from "@pulumi/pulumi";
import type { MaintenanceWindow as PlannedWindow, ResourceSpec } from "../../core/model";
import { isUnsayable, type Unsayable } from "../../core/time";
import {
  makeResources,
  type Named,
  outputOf,
  planSystemPart,
  refuse,
  refuseIfAny,
  type SystemPart,
  zoned,
} from "../component";
import { Given } from "../given";
import type { Alarm } from "./alarm";
import { scopeIn } from "./place";
import type { Slo } from "./slo";
import type { Context } from "./synth/common/context";
import { muteSchedule } from "./synth/windows/mute-schedule";
import { standingMute } from "./synth/windows/mutes";

export interface MaintenanceWindowArgs {
  /** When it is open, with the time zone: `"sunday 02:00-04:00 Asia/Tokyo"`. Without a zone it is UTC. */
  readonly window: string;
  /** What does not notify while it is open, at most 100 alarms. It evaluates and shows its state all the same. */
  readonly alarms: readonly (Alarm | Slo)[];
}

/** The window of a system that the arguments are. Pure. */
export function maintenanceWindowInputs(name: string, { window }: MaintenanceWindowArgs): SystemPart {
  return { where: { aws: "program" }, maintenance: { [name]: { window: zoned(window).schedule } } };
}

/** A mute rule of CloudWatch. Physical name: `<project>-<stack>-window-<name>`. */
export class MaintenanceWindow extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;

  /** Throws a `ProblemsError` with everything a mute rule cannot say. */
  constructor(name: string, args: MaintenanceWindowArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:MaintenanceWindow", name, {}, opts);
    const named: Named = { kind: "MaintenanceWindow", name };
    const given = new Given();
    const { timezone } = zoned(args.window);
    const { plan, problems } = planSystemPart(maintenanceWindowInputs(name, args), named, given, timezone);
    refuseIfAny(problems, named);
    const scope = scopeIn(plan, given, this);
    const names = args.alarms.flatMap(({ alarmNames }) => alarmNames).map((one) => given.later(() => one));
    const rules = (plan.windows ?? []).map((window) => muteOf(window, names, scope, named));
    this.arn = outputOf(makeResources(this, named, rules, given), `window-${name}`, "arn");
    this.registerOutputs({ arn: this.arn });
  }
}

function muteOf(window: PlannedWindow, names: readonly string[], scope: Context, named: Named): ResourceSpec {
  const said = muteSchedule(window.schedule.value);
  if (!isUnsayable(said) && said.kind === "standing") {
    return standingMute(window, { key: `window-${named.name}`, names }, said, scope);
  }
  const details: Unsayable = isUnsayable(said)
    ? said
    : {
        code: "AWS-WINDOW",
        what: "a mute rule of CloudWatch repeats by days, weekdays and days of the month only",
        given: window.schedule.written,
        allowed: "daily 02:00-04:00, sunday 02:00-04:00, day 1 02:00-04:00",
        change: "choose another day, or write the window in a system file",
      };
  return refuse([{ ...details, path: window.schedule.path }], named);
}
