import { isRunsOf, type Job, jobKey, type Leaf, type MonitoredResource, type Value } from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import type { Context } from "../common/context";
import type { Fragment } from "../common/resource";
import { callsOf, measuringMachine, secondsMetric, secondsSince } from "../schedules/measuring-machine";
import { jobConcern } from "./tokens";

/** The metrics `alert-rules/job.age.yaml` reads. */
const namespace = "Hozen/Jobs";

/**
 * How long ago each job last succeeded, or was made, for those an alert asks it of, whoever made their state machine. An alarm looks back seven days at
 * most, so that it could not miss a monthly run by itself; Step Functions keeps its runs for ninety.
 */
export function agesOf(jobs: readonly Job[], scope: Context): Fragment {
  const aged = scope.plan.alerts.filter(({ concept }) => concept === "job.age");
  const own = jobs
    .filter(({ spec }) => aged.some(({ resource }) => isRunsOf(spec.key, resource)))
    .map(({ spec }): Leaf => ({ ref: jobKey(spec.key, "runs"), output: "arn" }));
  const others = aged.flatMap(({ resource, alternatives }) => [resource, ...alternatives.map((one) => one.resource)]);
  const runs = [...own, ...new Set(others.flatMap(givenMachine))];
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

/** A state machine that no job of the system makes: Step Functions tells of it all the same. */
function givenMachine({ kind, properties: { arn = "" } }: MonitoredResource): string[] {
  return kind === "aws.sfn.statemachine" && arn.startsWith("arn:") ? [arn] : [];
}

/** One after the other: the newest run that succeeded, else the day the job was made. */
function definitionOf(runs: readonly Leaf[], scope: Context): Value {
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
