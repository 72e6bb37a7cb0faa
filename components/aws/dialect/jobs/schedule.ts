import { type Fact, isUnsayable, jobFacts, schedulePoints, type Value } from "../../../../core/model";
import { pointOf, tokenVia, withEvidence } from "../evidence";
import { nothing, type Part, problemAt } from "../part";
import { awsCron } from "../schedule";
import { plainNameOf } from "../scope";
import { allow, type Draft } from "./draft";
import { jobLimits } from "./limits";
import { roleOf } from "./roles";
import { jobConcern, jobKey, jobTokens } from "./tokens";

const service = "scheduler.amazonaws.com";

/** Starts the job's state machine at its times, in the zone of the document. A job without times has none of it. */
export function scheduleOf(draft: Draft, common: readonly Fact[]): Part {
  const { job, key, scope, entry, planned } = draft;
  if (!job.schedule) return nothing;
  const cron = awsCron(job.schedule.value);
  if (isUnsayable(cron)) return { ...nothing, problems: [problemAt(entry, cron.code, cron)] };
  const machine = { ref: jobKey(key, "runs"), output: "arn" };
  const [role, ...policies] = roleOf(draft, {
    part: "schedule",
    service,
    statements: [allow(["states:StartExecution"], machine)],
  });
  const inputs: Record<string, Value> = {
    name: plainNameOf(scope, [key], jobLimits.scheduleName.value),
    scheduleExpression: cron.expression,
    scheduleExpressionTimezone: cron.timezone,
    state: "ENABLED",
    flexibleTimeWindow: { mode: "OFF" },
    target: {
      arn: machine,
      roleArn: { ref: jobKey(key, "schedule"), output: "arn" },
      // Of the start alone: the work is tried again by the state machine.
      retryPolicy: { maximumRetryAttempts: 10, maximumEventAgeInSeconds: 3600 },
    },
  };
  const declaration = { key: jobKey(key, "times"), type: jobTokens.schedule, concern: jobConcern, inputs };
  const methods = common.filter(({ subject }) => subject === "method");
  return {
    ...nothing,
    declarations: [
      ...(role ? [withEvidence(role, methods, methods.map(schedulerPoint))] : []),
      ...policies,
      withEvidence(
        declaration,
        jobFacts(planned),
        schedulePoints(planned, { path: "scheduleExpression" }, cron.expression),
      ),
    ],
  };
}

/** Which scheduler starts the jobs: the only service that may take the role. */
function schedulerPoint(fact: Fact): ReturnType<typeof pointOf> {
  const via = fact.written === "EventBridge Scheduler" ? tokenVia(fact, service) : tokenVia(fact, fact.written);
  return pointOf(fact, "assumeRolePolicy", via, '"Service":"([\\w.]+)"');
}
