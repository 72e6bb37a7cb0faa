import { type Plan, type SectionSpec, valuesOf } from "../../core/model";
import type { PlanRule } from "../rule";
import { statedIn } from "../stated-in";

const sections = ["backups", "jobs", "maintenance"] as const;

/**
 * A share of automation is a figure of the document's own; what can be seen is whether that which is said to run by
 * itself has a time to run at, and whether people have a page for the rest.
 */
export const automationLevel: PlanRule = {
  name: "automation-level",
  description:
    "work said to be fully automatic runs at set times; work said to be partly so has jobs or a runbook page",
  looksAt: "schedules of backups, jobs and maintenance of the plan, its alerts, and procedures under the same heading",
  remediation: "give the work a schedule with a time, or a procedure with its page",
  severity: "mandatory",
  scope: "plan",
  judge: (plan, clause) => {
    const stated = statedIn(plan, clause);
    const source = plan.clauses.find(({ id }) => id === clause)?.source;
    const written = stated?.value.stated.written ?? source?.quote ?? "";
    const path = stated?.value.stated.path ?? `checks (${clause})`;
    const fully = /^\s*100\s*%/.test(written);
    const fault = stated ? entryFault(plan, stated.entry, source?.section ?? "", fully) : systemFault(plan, fully);
    return fault === undefined ? { path } : { path, fault: `${clause} says ${written}: ${fault}` };
  },
};

/** One entry: all of it by timer, or by timer and by page. */
function entryFault(plan: Plan, entry: SectionSpec, section: string, fully: boolean): string | undefined {
  const timed = hasTime(entry);
  if (fully) return timed ? undefined : `${entry.key} has no time at which it runs by itself`;
  const paged = plan.clauses.some(
    ({ kind, source, runbook }) => kind === "process" && source.section === section && runbook !== undefined,
  );
  return timed || paged ? undefined : `${entry.key} has neither jobs nor a page for the people who do it`;
}

/** The system as a whole: backups, maintenance and alerts by themselves; below 100% people have pages too. */
function systemFault(plan: Plan, fully: boolean): string | undefined {
  const timed = (section: (typeof sections)[number]) => plan.entries[section].some(({ spec }) => hasTime(spec));
  const missing = sections.filter((section) => section !== "jobs" && !timed(section));
  if (fully && missing.length > 0) return `nothing of ${missing.join(" and ")} runs at a set time`;
  if (fully && plan.alerts.length === 0) return "nothing is watched";
  const paged = plan.clauses.some(({ kind, runbook }) => kind === "process" && runbook !== undefined);
  if (!fully && !(paged && sections.some(timed))) return "jobs at set times and pages for people are both needed";
  return undefined;
}

function hasTime(entry: SectionSpec): boolean {
  return valuesOf(entry).some(
    ({ name, type, stated }) =>
      name === "schedule" &&
      type === "schedule" &&
      (stated.value.time !== undefined || stated.value.days.kind === "every"),
  );
}
