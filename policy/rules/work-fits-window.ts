import { type IntentValue, type Schedule, seconds } from "../../core/model";
import type { PlanRule } from "../rule";

const day = 86_400;

/** Work that takes longer than its window runs into the hours in which customers are promised service. */
export const workFitsWindow: PlanRule = {
  name: "work-fits-window",
  description: "documented work fits into its maintenance window",
  looksAt: "duration and window of the same maintenance entry of the plan",
  remediation: "widen the window, or split the work",
  severity: "mandatory",
  scope: "plan",
  judge: ({ system }, clause) => {
    const entry = system.intents.find(({ values }) => Object.values(values).some((value) => states(value, clause)));
    if (!entry) return undefined;
    const values = Object.values(entry.values);
    const work = values.find((value) => states(value, clause));
    const windows = values.flatMap((value) => (value.type === "schedule" ? lengthOf(value.stated.value) : []));
    const [window] = windows;
    if (work?.type !== "quantity" || window === undefined) return undefined;
    const needed = seconds(work.stated.value);
    const { path } = work.stated;
    if (needed <= window) return { path };
    return { path, fault: `${clause} says ${work.stated.written}, and the window is ${window / 3600} hours` };
  },
};

function states(value: IntentValue, clause: string): boolean {
  return value.stated.clauses.includes(clause);
}

/** Length of a window in seconds; an end before the start is on the next day. */
function lengthOf({ time, until }: Schedule): number[] {
  if (!time || !until) return [];
  const length = (until.hour - time.hour) * 3600 + (until.minute - time.minute) * 60;
  return [length > 0 ? length : length + day];
}
