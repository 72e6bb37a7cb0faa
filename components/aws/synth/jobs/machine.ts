import { about, formula, jobFacts, spelled, type Traced, type TracedInputs } from "../../../../core/evidence";
import { type Fact, jobKey, longestRun, type Value } from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import { problemAt } from "../../../kit/problems";
import { plainNameOf, tagsOf } from "../common/context";
import { limits } from "../common/limits";
import { awsResource, type Fragment } from "../common/resource";
import { serviceRole } from "../common/service-role";
import { tokens } from "../common/tokens";
import { allow, type Draft, roleOf, type Work } from "./draft";
import { jobConcern } from "./tokens";

/** How Step Functions spaces tries: the first wait, times the rate each time, never more than the longest. */
export interface Backoff {
  readonly interval: number;
  readonly rate: number;
  readonly longest: number;
}

/** The backoff that waits exactly these seconds; undefined where there is none. */
export function backoffOf(waits: readonly number[]): Backoff | undefined {
  const [interval = 0, second = interval] = waits;
  const longest = Math.max(...waits);
  const backoff = { interval, rate: second / interval, longest };
  const fits = waits.every((wait, index) => Math.min(interval * backoff.rate ** index, longest) === wait);
  return fits && backoff.rate >= 1 && waits.every((wait) => Number.isInteger(wait) && wait > 0) ? backoff : undefined;
}

/** A try is a branch of its own, so that every kind of work is tried again in the same way. */
export function machineOf(draft: Draft, work: Work, common: readonly Fact[]): Fragment {
  const { key, job, scope, entry } = draft;
  const facts = [...jobFacts(job), ...common];
  const backoff = job.waits.length === 0 ? undefined : backoffOf(job.waits);
  if (job.waits.length > 0 && !backoff)
    return { ...nothing, problems: [problemAt(entry, "AWS-JOB-RETRY", retryDetail(job.waits))] };
  // The document lists waits; the definition has the three numbers that make them.
  const spacing = (value: number) => spelled({ value, facts: about(facts, "intervals") }, (number) => number);
  const retry: TracedInputs[] = backoff
    ? [
        {
          ErrorEquals: ["States.ALL"],
          IntervalSeconds: spacing(backoff.interval),
          BackoffRate: spacing(backoff.rate),
          MaxDelaySeconds: spacing(backoff.longest),
          MaxAttempts: triesOf(job.waits.length, facts),
        },
      ]
    : [];
  const inputs = {
    name: plainNameOf(scope, [key], limits.machineName.value),
    roleArn: { ref: jobKey(key, "machine"), output: "arn" },
    type: "STANDARD",
    definition: { json: definitionOf(draft, work, retry) },
    tags: tagsOf(scope, "job", key),
  };
  // Step Functions tries the role when it is told of it, so its rights must be there first.
  const options = { dependsOn: [`${jobKey(key, "machine")}-policy`] };
  const declaration = { key: jobKey(key, "runs"), type: tokens.stateMachine, concern: jobConcern, inputs, options };
  const statements = [...work.statements, ...predecessorStatements(draft)];
  const role = serviceRole({ ...roleOf(draft, "machine"), service: "states.amazonaws.com", statements }, scope);
  return { ...nothing, declarations: [...role, awsResource(declaration, facts)] };
}

/** Retries beyond the first try, as often as documented. */
function triesOf(tries: number, facts: readonly Fact[]): Traced<number> {
  return formula({ value: tries, facts: about(facts, "retries") });
}

function definitionOf({ job, key }: Draft, { startAt, states }: Work, retry: readonly TracedInputs[]): TracedInputs {
  const attempt: TracedInputs = {
    Type: "Parallel",
    Branches: [{ StartAt: startAt, States: states }],
    ...(retry.length > 0 && { Retry: [...retry] }),
    End: true,
  };
  if (job.after === undefined) {
    return {
      Comment: job.spec.title,
      StartAt: "Try",
      TimeoutSeconds: longestRun(job) + slack,
      States: { Try: attempt },
    };
  }
  return {
    Comment: `${job.spec.title} (${key} waits for ${job.after})`,
    StartAt: "Predecessor",
    // It may wait as long as a day: longer, and the next run is due.
    TimeoutSeconds: day - slack,
    States: { ...predecessorStates(job.after), Try: attempt },
  };
}

const slack = 600;
const day = 86_400;

function predecessorStates(after: string): Readonly<Record<string, Value>> {
  return {
    Predecessor: {
      Type: "Task",
      Resource: "arn:aws:states:::aws-sdk:sfn:listExecutions",
      Parameters: {
        StateMachineArn: { ref: jobKey(after, "runs"), output: "arn" },
        StatusFilter: "RUNNING",
        MaxResults: 1,
      },
      ResultPath: "$.predecessor",
      Next: "Running",
    },
    Running: {
      Type: "Choice",
      Choices: [{ Variable: "$.predecessor.Executions[0]", IsPresent: true, Next: "Wait" }],
      Default: "Try",
    },
    Wait: { Type: "Wait", Seconds: 60, Next: "Predecessor" },
  };
}

function predecessorStatements({ job }: Draft): Value[] {
  return job.after === undefined
    ? []
    : [allow(["states:ListExecutions"], { ref: jobKey(job.after, "runs"), output: "arn" })];
}

function retryDetail(waits: readonly number[]): { what: string; given: string; allowed: string; change: string } {
  return {
    what: "Step Functions multiplies the first wait by one rate, up to a longest wait",
    given: waits.map((wait) => `${wait} s`).join(", "),
    allowed: "e.g. 5 minutes, 15 minutes, 30 minutes: 300 s, times 3, at most 1800 s",
    change: "choose waits that grow by one rate",
  };
}
