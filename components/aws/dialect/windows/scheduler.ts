import type { Declaration, Fact, Value } from "../../../../core/model";
import { pointOf, tokenVia } from "../evidence";
import { limits } from "../limits";
import { plainNameOf, type Scope, tagsOf } from "../scope";
import { tokens } from "../tokens";
import { windowLimits } from "./limits";
import { windowConcern, windowTokens } from "./tokens";

/** What a schedule does, and when. */
export interface Timer {
  readonly key: string;
  readonly expression: string;
  readonly timezone: string;
  readonly target: string | Value;
  readonly input: Value;
  /** Key of the role. */
  readonly role: string;
  /** Seconds after which a call that failed is no longer tried. */
  readonly maximumAge: number;
  readonly region?: string;
}

/** EventBridge Scheduler: at the minute, in the zone of the schedule. */
export function timerOf(timer: Timer, scope: Scope): Omit<Declaration, "clauses" | "evidence"> {
  return {
    key: timer.key,
    type: windowTokens.schedule,
    concern: windowConcern,
    inputs: {
      name: plainNameOf(scope, [timer.key], windowLimits.scheduleName.value),
      groupName: "default",
      scheduleExpression: timer.expression,
      scheduleExpressionTimezone: timer.timezone,
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: timer.target,
        roleArn: { ref: timer.role, output: "arn" },
        input: timer.input,
        retryPolicy: { maximumEventAgeInSeconds: timer.maximumAge, maximumRetryAttempts: 185 },
      },
      ...(timer.region !== undefined && { region: timer.region }),
    },
  };
}

/** A role EventBridge Scheduler may take for this account's schedules, with nothing but the given statements. */
export function timerRole(key: string, statements: readonly Value[], scope: Scope): Declaration[] {
  const common = { concern: windowConcern, clauses: [], evidence: [] };
  const { partition, account } = scope;
  const trust: Value = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "scheduler.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": account },
          ArnLike: { "aws:SourceArn": `arn:${partition}:scheduler:*:${account}:schedule-group/default` },
        },
      },
    ],
  };
  const name = plainNameOf(scope, [key], limits.roleName.value);
  const policy: Value = { Version: "2012-10-17", Statement: statements };
  return [
    {
      ...common,
      key: `${key}-role`,
      type: tokens.role,
      inputs: { name, assumeRolePolicy: { json: trust }, tags: tagsOf(scope, "schedule", key) },
    },
    {
      ...common,
      key: `${key}-role-policy`,
      type: tokens.rolePolicy,
      inputs: { name: "schedules", role: { ref: `${key}-role`, output: "name" }, policy: { json: policy } },
    },
  ];
}

/** Shows documented times by what stands at a path, and nowhere else: messages repeat them and enforce nothing. */
export function showing(
  declaration: Omit<Declaration, "clauses" | "evidence">,
  facts: readonly Fact[],
  at: { readonly path: string; readonly token: string },
): Declaration {
  return {
    ...declaration,
    clauses: [...new Set(facts.map(({ clause }) => clause))],
    evidence: facts.map((fact) => pointOf(fact, at.path, tokenVia(fact, at.token))),
  };
}
