import { commonFacts, type Fact, isLate, type Job, type MonitoredResource } from "../../../../core/model";
import { merge, nothing } from "../../../kit/fragment";
import { problemAt } from "../../../kit/problems";
import type { Context } from "../common/context";
import type { Fragment } from "../common/resource";
import { agesOf } from "./ages";
import { type Draft, draftOf, type Work } from "./draft";
import { givenWork } from "./given-work";
import { machineOf } from "./machine";
import { documentOf, workOnHosts } from "./on-hosts";
import { ownTask } from "./own-task";
import { clusterKind, hostDatabase, hostKind, hostPlace } from "./places";
import { scheduleOf } from "./schedule";
import { unwatched } from "./watched";

/** Jobs of this platform: a schedule, a state machine that tries and waits, and the work itself. */
export function jobsPart(scope: Context): Fragment {
  const jobs = (scope.plan.jobs ?? []).filter(isOurs);
  const common = commonFacts(scope.plan);
  // Those that others wait for come first: their state machines are referred to.
  const order = [...jobs].sort((a, b) => Number(a.after !== undefined) - Number(b.after !== undefined));
  return merge(...order.map((job) => jobPart(job, common, scope)), agesOf(order, scope));
}

function isOurs({ place, run }: Job): boolean {
  return place ? place.kind.startsWith("aws.") : run !== undefined && (run.startsWith("arn:") || isLate(run));
}

function jobPart(job: Job, common: readonly Fact[], scope: Context): Fragment {
  const draft = draftOf(job, scope);
  const { work, part } = workOf(draft);
  if (!work) return part;
  const machine = machineOf(draft, work, common);
  return merge(part, machine, scheduleOf(draft, common), { ...nothing, problems: unwatched(draft) });
}

function workOf(draft: Draft): { work?: Work; part: Fragment } {
  const { job, entry } = draft;
  if (job.task === undefined) {
    const { work, problems } = givenWork(draft);
    return { part: { ...nothing, problems }, ...(work && { work }) };
  }
  if (!job.place) return { part: nothing };
  switch (job.place.kind) {
    case hostKind:
      return hostWork(draft, job.place);
    case clusterKind:
      return ownTask(draft, job.place);
    default: {
      const detail = {
        what: "jobs cannot run on this kind of resource",
        given: job.place.kind,
        allowed: `${hostKind}, ${clusterKind}`,
        change: "correct in",
      };
      return { part: { ...nothing, problems: [problemAt(entry, "AWS-JOB-PLACE", detail)] } };
    }
  }
}

function hostWork(draft: Draft, place: MonitoredResource): { work?: Work; part: Fragment } {
  const host = hostPlace(draft, place);
  const problems = [...host.problems, ...(hostDatabase(draft)?.problems ?? [])];
  if (!host.values || problems.length > 0) return { part: { ...nothing, problems } };
  return { part: { ...nothing, declarations: [documentOf(draft)] }, work: workOnHosts(draft, host.values.group) };
}
