import { type Schedule, seconds, valuesOf } from "../../core/model";
import { windowMinutes } from "../../core/time";
import type { PlanRule } from "../rule";
import { statedIn } from "../stated-in";

/** Work that takes longer than its window runs into the hours in which customers are promised service. */
export const workFitsWindow: PlanRule = {
  name: "work-fits-window",
  description: "documented work fits into its maintenance window",
  looksAt: "duration and window of the same maintenance entry of the plan",
  remediation: "widen the window, or split the work",
  severity: "mandatory",
  scope: "plan",
  judge: (plan, clause) => {
    const stated = statedIn(plan, clause);
    if (!stated) return undefined;
    const work = stated.value;
    const windows = valuesOf(stated.entry).flatMap((value) =>
      value.type === "schedule" ? lengthOf(value.stated.value) : [],
    );
    const [window] = windows;
    if (work.type !== "quantity" || window === undefined) return undefined;
    const needed = seconds(work.stated.value);
    const { path } = work.stated;
    if (needed <= window) return { path };
    return { path, fault: `${clause} says ${work.stated.written}, and the window is ${window / 3600} hours` };
  },
};

/** Length of a window in seconds. */
function lengthOf({ time, until }: Schedule): number[] {
  return time && until ? [windowMinutes(time, until) * 60] : [];
}
