import type { Value } from "../../../../core/model";
import { type Context, plainNameOf, tagsOf } from "../common/context";
import { limits } from "../common/limits";
import { type AwsResource, awsResource } from "../common/resource";
import { serviceRole } from "../common/service-role";
import { tokens } from "../common/tokens";
import { timerOf, timerRole } from "./scheduler";

/** Seconds between two readings. */
export const measuringInterval = 300;

/** A state that calls a service: the service and what it does, what it is given, and what comes next. */
export type Call = (service: string, args: Value, next: Readonly<Record<string, Value>>) => Value;

/** Calls of AWS services without code. https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html */
export function callsOf({ partition }: Context): Call {
  return (service, args, next) => ({
    Type: "Task",
    Resource: `arn:${partition}:states:::aws-sdk:${service}`,
    Arguments: args,
    ...next,
  });
}

/** JSONata: seconds since the time an expression gives. */
export function secondsSince(time: string): string {
  return `($millis() - $toMillis(${time})) / 1000`;
}

/** JSONata: a metric in seconds; the value and that of its one dimension are expressions. */
export function secondsMetric(name: string, value: string, dimension: readonly [name: string, value: string]): string {
  const [key, of] = dimension;
  return `{'MetricName': '${name}', 'Unit': 'Seconds', 'Value': ${value}, 'Dimensions': [{'Name': '${key}', 'Value': ${of}}]}`;
}

/** A state machine that measures what no service publishes. */
interface MeasuringMachine {
  readonly key: string;
  /** Parts of its name. */
  readonly name: readonly string[];
  readonly concern: string;
  /** Where its metrics go: Metrics have no ARN, the namespace is the only limit IAM knows. */
  readonly namespace: string;
  readonly definition: Value;
  /** What it may read. */
  readonly statements: readonly Value[];
}

/**
 * Asks services every five minutes and writes metrics of their answers. There is no code in it to keep. When it fails,
 * its metrics stop, and alarms on them take that for the worst.
 */
export function measuringMachine(machine: MeasuringMachine, scope: Context): AwsResource[] {
  const { key, name, concern, namespace, definition, statements } = machine;
  const [roleKey, starterKey] = [`${key}-role`, `${key}-starter`];
  const tagged = (part: string) => ({ key: part, concern, tags: tagsOf(scope, concern, part) });
  const publish: Value = {
    Sid: "Metrics",
    Effect: "Allow",
    Action: "cloudwatch:PutMetricData",
    Resource: "*",
    Condition: { StringEquals: { "cloudwatch:namespace": namespace } },
  };
  const target = { ref: key, output: "arn" };
  const start: Value = { Sid: "Start", Effect: "Allow", Action: "states:StartExecution", Resource: target };
  const service = "states.amazonaws.com";
  const timer = timerOf(
    {
      key: `${key}-schedule`,
      name,
      concern,
      expression: `rate(${measuringInterval / 60} minutes)`,
      target,
      role: starterKey,
      // The next reading is as good as a late one.
      maximumAge: measuringInterval,
    },
    scope,
  );
  return [
    ...serviceRole({ ...tagged(roleKey), service, statements: [...statements, publish] }, scope),
    awsResource({
      key,
      type: tokens.stateMachine,
      concern,
      inputs: {
        name: plainNameOf(scope, name, limits.machineName.value),
        type: "EXPRESS",
        roleArn: { ref: roleKey, output: "arn" },
        definition: { json: definition },
        tags: tagsOf(scope, concern, key),
      },
      options: { dependsOn: [`${roleKey}-policy`] },
    }),
    ...timerRole({ ...tagged(starterKey), statements: [start] }, scope),
    timer,
  ];
}
