import { isRunsOf, type Job, jobKey, type Problem } from "../../../../core/model";
import type { Context } from "../common/context";

type Detail = Pick<Problem, "code" | "what" | "given" | "allowed" | "change">;

/** What Container Apps would refuse of a job, or do otherwise than documented. */
export function jobProblems(scene: Context, job: Job): Problem[] {
  const { clauses } = job;
  const { at, path } = job.spec;
  return [...work(job), ...tries(job), ...watch(scene, job)].map((detail) => ({
    at,
    path,
    clauses,
    ...detail,
  }));
}

function work({ task }: Job): Detail[] {
  if (task !== undefined) return [];
  return [
    {
      code: "AZURE-JOB-TASK",
      what: "Container Apps runs only the built-in tasks",
      change: "name a task instead of run",
    },
  ];
}

function tries({ waits }: Job): Detail[] {
  const waiting = waits.filter((wait) => wait > 0);
  if (waiting.length === 0) return [];
  return [
    {
      code: "AZURE-JOB-RETRY",
      what: "Container Apps tries again at once: it keeps no waits",
      given: waits.map((wait) => `${wait} s`).join(", "),
      allowed: "0 seconds",
      change: "take the intervals out, or run the job elsewhere",
    },
  ];
}

/** A job nobody hears of when it fails is worse than none. One a person starts is seen by that person. */
function watch({ plan }: Context, job: Job): Detail[] {
  if (!job.schedule) return [];
  const watched = plan.alerts.some(
    ({ concept, resource }) => concept === "job.failures" && isRunsOf(job.spec.key, resource),
  );
  if (watched) return [];
  return [
    {
      code: "AZURE-JOB-UNWATCHED",
      what: "no alert watches for failures of this job",
      given: job.spec.key,
      allowed: `an alert of concept job.failures on a resource of kind azure.containerapps.job with id "@${jobKey(job.spec.key)}#id"`,
      change: "add the resource and the alert",
    },
  ];
}
