import { type DataStore, leastLoss, type Problem, seconds } from "../../../../core/model";
import { problemAt } from "../../../kit/problems";
import type { Context } from "../common/context";
import { measuringInterval } from "../schedules/measuring-machine";
import { entryOf } from "./common";
import { backupDelays } from "./limits";

/** The concept of the alarm an objective becomes. */
const concept = "backup.age";

/**
 * An objective whose alarm would come too late: what is lost in good order, the time to the next reading and the time
 * to the next judgement of the alarm must fit into it. An alert the system file writes itself is its author's.
 */
export function alarmProblems(store: DataStore, { plan }: Context): Problem[] {
  const { objectives, resource } = store;
  const rpo = objectives?.rpo;
  const written = plan.system.alerts.some((alert) => alert.concept === concept && alert.on === resource?.key);
  const alarm = plan.alerts.find((alert) => alert.concept === concept && alert.resource.key === resource?.key);
  const rule = alarm?.rules[0];
  if (!objectives || !rpo || !rule || written) return [];
  const gap = leastLoss(store, backupDelays)?.seconds;
  // What is lost is refused by itself.
  if (gap === undefined || gap > seconds(rpo.value)) return [];
  const judged = seconds(rule.for) + seconds(rule.every);
  const total = gap + measuringInterval + judged;
  if (total <= seconds(rpo.value)) return [];
  return [
    problemAt({ ...entryOf(objectives.entry), at: rpo.at, path: rpo.path }, "AWS-BACKUP-ALARM", {
      what: "the alert for a missed objective would come too late",
      given: `loss ${gap} s + measured every ${measuringInterval} s + judged after ${judged} s = ${total} s`,
      allowed: `rpo of at least ${total} s, or an alert of your own of concept ${concept}`,
      change: "relax rpo, or write the alert",
    }),
  ];
}
