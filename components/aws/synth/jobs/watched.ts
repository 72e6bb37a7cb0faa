import { isRunsOf, jobKey, type Problem } from "../../../../core/model";
import { problemAt } from "../../../kit/problems";
import type { Draft } from "./draft";

/** A job nobody hears of when it fails is worse than none: an alert must watch its runs. */
export function unwatched(draft: Draft): Problem[] {
  const { key, scope, entry } = draft;
  const watched = scope.plan.alerts.some(
    ({ concept, resource }) => concept === "job.failures" && isRunsOf(key, resource),
  );
  if (watched) return [];
  return [
    problemAt(entry, "AWS-JOB-UNWATCHED", {
      what: "no alert watches for failures of this job",
      given: key,
      allowed: `an alert of concept job.failures on a resource of kind aws.sfn.statemachine with arn "@${jobKey(key, "runs")}#arn"`,
      change: "add the resource and the alert",
    }),
  ];
}
