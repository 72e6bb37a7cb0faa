import { about, formula } from "../../../../core/evidence";
import { type Plan, type Problem, type Schedule, seconds, shorten, shortestGap } from "../../../../core/model";
import { isUnsayable } from "../../../../core/time";
import { problemAt } from "../../../kit/problems";
import type { TypedSpec } from "../../../kit/typed-inputs";
import { nameLengths } from "../common/limits";
import { objectLabels, objectName } from "../common/names";
import { kubernetesCron } from "../common/schedule";
import { kubernetesSpec } from "../common/typed-inputs";
import { worded } from "./entry";
import { jobPodLabels } from "./isolation";
import { podSpec } from "./pod";
import { cronJobType } from "./types";
import type { Work } from "./work";

const day = 86_400;

/** Name of a CronJob: its Jobs get 11 more characters. https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ */
export function cronJobName(plan: Plan, kind: string, key: string): string {
  return shorten(objectName(plan.system, kind, key), nameLengths.cronJob);
}

/**
 * The work as a CronJob. Without a schedule it is suspended: a person starts it with `kubectl create job --from`.
 * No API token, no privileges, a read-only root; a run that failed is not repeated, because the next one is due soon and
 * half-done work must be seen.
 */
export function cronJob(plan: Plan, work: Work): { declarations: TypedSpec[]; problems: Problem[] } {
  const { entry, kind, site } = work;
  const { schedule } = entry.spec;
  const said = schedule ? kubernetesCron(schedule.value) : suspended(plan);
  if (isUnsayable(said)) {
    const { code, ...details } = said;
    return { declarations: [], problems: [problemAt(entry, code, details, entry.spec.schedule)] };
  }
  const { guard, timeZone } = said;
  const spec = kubernetesSpec({
    key: `${kind}-${entry.spec.key}`,
    type: cronJobType,
    concern: "jobs",
    inputs: {
      apiVersion: "batch/v1",
      kind: "CronJob",
      metadata: {
        name: cronJobName(plan, kind, entry.spec.key),
        namespace: site.namespace,
        labels: objectLabels(plan.system, { kind, key: entry.spec.key }),
      },
      spec: {
        schedule: worded(entry, "schedule", said.schedule),
        timeZone,
        suspend: !schedule,
        concurrencyPolicy: "Forbid",
        startingDeadlineSeconds: startingDeadline(schedule?.value),
        successfulJobsHistoryLimit: 3,
        failedJobsHistoryLimit: 3,
        jobTemplate: jobTemplate(plan, work, guard),
      },
    },
    clauses: entry.clauses,
    options: { dependsOn: work.dependsOn },
  });
  // Values of other entries are in it as well: objectives that a restore test is held to.
  const clauses = [...new Set([...spec.clauses, ...spec.evidence.map(({ clause }) => clause)])];
  return { declarations: [{ ...spec, clauses }], problems: limitProblems(work, schedule?.value) };
}

/** A CronJob must have a schedule, also one that never runs by itself. */
function suspended(plan: Plan): { schedule: string; timeZone: string; guard?: string } {
  return { schedule: "0 0 1 1 *", timeZone: plan.system.timezone };
}

/** Seconds between two runs, at least; work without a schedule is looked at once a week. */
export function periodOf(schedule: Schedule | undefined): number {
  return schedule ? shortestGap(schedule) : 7 * day;
}

/** How late a run may begin: after an outage of the control plane an old run is not made up for. Below 10 s none may start. */
function startingDeadline(schedule: Schedule | undefined): number {
  return Math.max(60, Math.min(1800, Math.floor(periodOf(schedule) / 2)));
}

function deadlineOf({ entry, deadline }: Work): number {
  const { limit } = entry.spec;
  return limit ? Math.round(seconds(limit.value)) : deadline;
}

function jobTemplate(plan: Plan, work: Work, guard: string | undefined) {
  return {
    spec: {
      backoffLimit: 0,
      activeDeadlineSeconds: formula({ value: deadlineOf(work), facts: about(work.entry.facts, "limit") }),
      ttlSecondsAfterFinished: day,
      template: {
        metadata: {
          labels: { ...objectLabels(plan.system, { kind: work.kind, key: work.entry.spec.key }), ...jobPodLabels },
        },
        spec: podSpec(work, guard),
      },
    },
  };
}

/** A run that outlasts its period makes the next one be left out, silently. */
function limitProblems(work: Work, schedule: Schedule | undefined): Problem[] {
  const [limit, period] = [deadlineOf(work), periodOf(schedule)];
  if (!schedule || limit <= period) return [];
  const problem = {
    what: "a run may take longer than the time to the next one, which would then be skipped",
    given: `${limit} s, and ${period} s between two runs`,
    allowed: `at most ${period} s`,
    change: "shorten limit, or run it less often",
  };
  return [problemAt(work.entry, "KUBERNETES-JOB-LIMIT", problem, work.entry.spec.limit)];
}
