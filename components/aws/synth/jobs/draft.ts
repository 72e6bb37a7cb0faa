import { jobLimit, type Traced, type TracedInputs } from "../../../../core/evidence";
import { type Job, jobKey, type Value } from "../../../../core/model";
import type { Entry } from "../../../kit/problems";
import { type Context, tagsOf } from "../common/context";
import { jobConcern } from "./tokens";

/** A job on its way to its resources. */
export interface Draft {
  readonly job: Job;
  readonly key: string;
  readonly entry: Entry;
  readonly scope: Context;
  /** Seconds one try may take. */
  readonly limit: Traced<number>;
}

export function draftOf(job: Job, scope: Context): Draft {
  const { facts, clauses } = job;
  return {
    job,
    key: job.spec.key,
    entry: { at: job.spec.at, path: job.spec.path, clauses },
    scope,
    limit: jobLimit(job, facts),
  };
}

/** What tells one role of a job from its others: `schedule`, `machine` or `process`. */
export function roleOf({ key, scope }: Draft, part: string) {
  return { key: jobKey(key, part), name: [key, part], concern: jobConcern, tags: tagsOf(scope, "job", key) };
}

/** The states that do a job's work, and what its role must be allowed for them. */
export interface Work {
  readonly startAt: string;
  readonly states: TracedInputs;
  readonly statements: readonly Value[];
}

/** A statement that allows actions on resources, under conditions. */
export function allow(actions: readonly string[], resources: Value, conditions?: Value): Value {
  return {
    Effect: "Allow",
    Action: [...actions],
    Resource: resources,
    ...(conditions !== undefined && { Condition: conditions }),
  };
}
