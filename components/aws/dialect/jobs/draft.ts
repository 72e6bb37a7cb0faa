import type { Job, Planned, Value } from "../../../../core/model";
import type { Entry } from "../part";
import type { Scope } from "../scope";

/** A job on its way to its resources. */
export interface Draft {
  readonly planned: Planned<Job>;
  readonly job: Job;
  readonly key: string;
  readonly entry: Entry;
  readonly scope: Scope;
}

export function draftOf(planned: Planned<Job>, scope: Scope): Draft {
  const { spec: job, clauses } = planned;
  return { planned, job, key: job.spec.key, entry: { at: job.spec.at, path: job.spec.path, clauses }, scope };
}

/** The states that do a job's work, and what its role must be allowed for them. */
export interface Work {
  readonly startAt: string;
  readonly states: Readonly<Record<string, Value>>;
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
