import { isRunsOf, type Job, jobKey, type Planned, type Reference, type Value } from "../../../../core/model";
import { measuringMachine } from "../measuring-machine";
import { nothing, type Part } from "../part";
import type { Scope } from "../scope";
import { allow } from "./draft";
import { jobConcern } from "./tokens";

/** The metrics `alert-rules/job.age.yaml` reads. */
const namespace = "Hozen/Jobs";

/**
 * How long ago each job last succeeded, or was made, for those an alert asks it of. An alarm looks back seven days at
 * most, so that it could not miss a monthly run by itself; Step Functions keeps its runs for ninety.
 */
export function agesOf(jobs: readonly Planned<Job>[], scope: Scope): Part {
  const aged = scope.plan.alerts.filter(({ concept }) => concept === "job.age");
  const runs = jobs
    .filter(({ spec }) => aged.some(({ resource }) => isRunsOf(spec.spec.key, resource)))
    .map(({ spec }): Reference => ({ ref: jobKey(spec.spec.key, "runs"), output: "arn" }));
  if (runs.length === 0) return nothing;
  const executions = {
    Sid: "Runs",
    ...(allow(["states:DescribeStateMachine", "states:ListExecutions"], runs) as object),
  };
  const machine = {
    key: "job-ages",
    name: ["job-ages"],
    concern: jobConcern,
    namespace,
    definition: definitionOf(runs, scope),
    statements: [executions],
  };
  return { ...nothing, declarations: measuringMachine(machine, scope) };
}

/** One after the other: the newest run that succeeded, else the day the job was made. */
function definitionOf(runs: readonly Reference[], { partition }: Scope): Value {
  const call = (service: string, args: Value, next: Readonly<Record<string, Value>>): Value => ({
    Type: "Task",
    Resource: `arn:${partition}:states:::aws-sdk:${service}`,
    Arguments: args,
    ...next,
  });
  const job = "{% $states.input.arn %}";
  const last = "$states.result.Executions[0].StopDate";
  const since = `{% $exists(${last}) ? ${last} : $states.input.since %}`;
  const dimensions = "[{'Name': 'StateMachineArn', 'Value': $states.input.arn}]";
  const age = "($millis() - $toMillis($states.input.since)) / 1000";
  const metric = `{'MetricName': 'SinceSuccess', 'Unit': 'Seconds', 'Value': ${age}, 'Dimensions': ${dimensions}}`;
  return {
    QueryLanguage: "JSONata",
    StartAt: "Jobs",
    States: {
      Jobs: {
        Type: "Map",
        Items: runs.map((arn) => ({ arn })),
        MaxConcurrency: 1,
        ItemProcessor: {
          ProcessorConfig: { Mode: "INLINE" },
          StartAt: "Made",
          States: {
            Made: call(
              "sfn:describeStateMachine",
              { StateMachineArn: job },
              { Output: { arn: job, since: "{% $states.result.CreationDate %}" }, Next: "Succeeded" },
            ),
            Succeeded: call(
              "sfn:listExecutions",
              { StateMachineArn: job, StatusFilter: "SUCCEEDED", MaxResults: 1 },
              { Output: { arn: job, since }, Next: "Publish" },
            ),
            Publish: call(
              "cloudwatch:putMetricData",
              { Namespace: namespace, MetricData: `{% [${metric}] %}` },
              { End: true },
            ),
          },
        },
        End: true,
      },
    },
  };
}
