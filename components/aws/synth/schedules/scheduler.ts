import { spelled, type Traced } from "../../../../core/evidence";
import type { Fact, LimitTable, ResourceContracts, TextLeaf, Value } from "../../../../core/model";
import { type Context, plainNameOf } from "../common/context";
import { limits } from "../common/limits";
import { type AwsResource, awsResource } from "../common/resource";
import { serviceRole } from "../common/service-role";
import { tokens } from "../common/tokens";
import { groupKey, groupName } from "./schedule-groups";

/** The service that takes the roles of schedules. */
const schedulerService = "scheduler.amazonaws.com";

const api = "https://docs.aws.amazon.com/scheduler/latest/APIReference";

/** What EventBridge Scheduler accepts. Seconds and tries. */
export const schedulerLimits = {
  timezone: {
    value: 50,
    measure: "bytes",
    reference: `${api}/API_CreateSchedule.html`,
    inputs: { [tokens.schedule]: "scheduleExpressionTimezone" },
  },
  flexibleWindow: {
    accepted: ["OFF", "FLEXIBLE"],
    reference: `${api}/API_FlexibleTimeWindow.html`,
    inputs: { [tokens.schedule]: "flexibleTimeWindow.mode" },
  },
  tries: {
    least: 0,
    most: 185,
    reference: `${api}/API_RetryPolicy.html`,
    inputs: { [tokens.schedule]: "target.retryPolicy.maximumRetryAttempts" },
  },
  age: {
    least: 60,
    most: 86_400,
    unit: "second",
    reference: `${api}/API_RetryPolicy.html`,
    inputs: { [tokens.schedule]: "target.retryPolicy.maximumEventAgeInSeconds" },
  },
} as const satisfies LimitTable;

/** What a schedule does, and when. */
interface Timer {
  readonly key: string;
  readonly concern: string;
  /** Parts of the schedule's name; default its key. */
  readonly name?: readonly string[];
  readonly expression: string | Traced<string>;
  /** Not of a rate. */
  readonly timezone?: string;
  readonly target: TextLeaf;
  readonly input?: TextLeaf;
  /** Key of the role. */
  readonly role: string;
  /** Calls that failed are tried so often, for so many seconds; the platform's own most where it is not said. */
  readonly tries?: number;
  readonly maximumAge?: number;
  readonly region?: string;
}

/** EventBridge Scheduler: at the minute, in the zone of the schedule. */
export function timerOf(timer: Timer, scope: Context, facts: readonly Fact[] = []): AwsResource {
  return awsResource(
    {
      key: timer.key,
      type: tokens.schedule,
      concern: timer.concern,
      options: { dependsOn: [groupKey(scope, timer.region)] },
      inputs: {
        name: plainNameOf(scope, timer.name ?? [timer.key], limits.scheduleName.value),
        groupName: groupName(scope),
        scheduleExpression: timer.expression,
        ...(timer.timezone !== undefined && { scheduleExpressionTimezone: timer.timezone }),
        flexibleTimeWindow: { mode: "OFF" },
        target: {
          arn: timer.target,
          roleArn: { ref: timer.role, output: "arn" },
          ...(timer.input !== undefined && { input: timer.input }),
          retryPolicy: {
            maximumEventAgeInSeconds: timer.maximumAge ?? schedulerLimits.age.most,
            maximumRetryAttempts: timer.tries ?? schedulerLimits.tries.most,
          },
        },
        ...(timer.region !== undefined && { region: timer.region }),
      },
    },
    facts,
  );
}

interface TimerRole {
  readonly key: string;
  readonly concern: string;
  /** Parts of the role's name; default its key. */
  readonly name?: readonly string[];
  readonly statements: readonly Value[];
  /** What says that this scheduler starts it. */
  readonly said?: readonly Fact[];
  readonly tags: Readonly<Record<string, string>>;
}

/** A role EventBridge Scheduler may take for this account's schedules, with nothing but the given statements. */
export function timerRole(role: TimerRole, scope: Context): AwsResource[] {
  const source = `arn:${scope.partition}:scheduler:*:${scope.account}:schedule-group/${groupName(scope)}`;
  const service = spelled({ value: schedulerService, facts: role.said ?? [] }, (name) => name);
  return serviceRole({ ...role, service, source }, scope);
}

/** What EventBridge Scheduler asks of a schedule. It starts machines, tells topics or calls the platform itself. */
export const schedulerContracts: ResourceContracts = {
  [tokens.schedule]: {
    required: ["name", "flexibleTimeWindow.mode", "scheduleExpression", "target.arn", "target.roleArn"],
    identity: "{region} {input.groupName}/{input.name}",
    fixed: ["name", "groupName"],
    id: "{input.groupName}/{input.name}",
    outputs: { arn: "arn:aws:scheduler:{region}:{account}:schedule/{input.groupName}/{input.name}" },
    references: [
      {
        at: "target.arn",
        types: [tokens.stateMachine, tokens.topic],
        output: "arn",
        given: /^arn:[\w-]+:scheduler:::aws-sdk:/,
      },
      { at: "groupName", types: [tokens.scheduleGroup], output: "name" },
      { at: "target.roleArn", types: [tokens.role], output: "arn" },
    ],
  },
};
