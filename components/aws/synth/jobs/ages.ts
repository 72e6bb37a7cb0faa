import { isRunsOf, type Job, jobKey, type Planned, type Reference, type Value } from "../../../../core/model";
import { nothing, type Part } from "../common/part";
import type { Scope } from "../common/scope";
import { callsOf, measuringMachine, secondsMetric, secondsSince } from "../schedules/measuring-machine";
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
  const actions = ["states:DescribeStateMachine", "states:ListExecutions"];
  const machine = {
    key: "job-ages",
    name: ["job-ages"],
    concern: jobConcern,
    namespace,
    definition: definitionOf(runs, scope),
    statements: [{ Sid: "Runs", Effect: "Allow", Action: actions, Resource: runs }],
  };
  return { ...nothing, declarations: measuringMachine(machine, scope) };
}

/** One after the other: the newest run that succeeded, else the day the job was made. */
function definitionOf(runs: readonly Reference[], scope: Scope): Value {
  const call = callsOf(scope);
  const job = "{% $states.input.arn %}";
  const last = "$states.result.Executions[0].StopDate";
  const since = `{% $exists(${last}) ? ${last} : $states.input.since %}`;
  const age = secondsSince("$states.input.since");
  const metric = secondsMetric("SinceSuccess", age, ["StateMachineArn", "$states.input.arn"]);
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
