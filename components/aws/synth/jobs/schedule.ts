import { jobCron, jobFacts } from "../../../../core/evidence";
import { type Fact, jobKey } from "../../../../core/model";
import { isUnsayable } from "../../../../core/time";
import { nothing } from "../../../kit/fragment";
import { problemAt } from "../../../kit/problems";
import { pointOf, tokenVia, withPoints } from "../common/evidence";
import { type Fragment, serving } from "../common/resource";
import { awsCron } from "../schedules/schedule";
import { schedulerService, timerOf, timerRole } from "../schedules/scheduler";
import { allow, type Draft, roleOf } from "./draft";
import { jobConcern } from "./tokens";

/** Starts the job's state machine at its times, in the zone of the document. A job without times has none of it. */
export function scheduleOf(draft: Draft, common: readonly Fact[]): Fragment {
  const { job, key, scope, entry, planned } = draft;
  if (!job.schedule) return nothing;
  const cron = awsCron(job.schedule.value);
  if (isUnsayable(cron)) return { ...nothing, problems: [problemAt(entry, cron.code, cron)] };
  const machine = { ref: jobKey(key, "runs"), output: "arn" };
  const statements = [allow(["states:StartExecution"], machine)];
  const [role, ...policies] = timerRole({ ...roleOf(draft, "schedule"), statements }, scope);
  const timer = timerOf(
    {
      key: jobKey(key, "times"),
      name: [key],
      concern: jobConcern,
      expression: jobCron(cron.expression, planned.facts),
      timezone: cron.timezone,
      target: machine,
      role: jobKey(key, "schedule"),
      // Of the start alone: the work is tried again by the state machine.
      tries: 10,
      maximumAge: 3600,
    },
    scope,
    jobFacts(planned),
  );
  const methods = common.filter(({ subject }) => subject === "method");
  return {
    ...nothing,
    declarations: [
      ...(role
        ? [
            withPoints(
              serving(
                role,
                methods.map(({ clause }) => clause),
              ),
              methods,
              methods.map(schedulerPoint),
            ),
          ]
        : []),
      ...policies,
      timer,
    ],
  };
}

/** Which scheduler starts the jobs: the only service that may take the role. */
function schedulerPoint(fact: Fact): ReturnType<typeof pointOf> {
  const via =
    fact.written === "EventBridge Scheduler" ? tokenVia(fact, schedulerService) : tokenVia(fact, fact.written);
  return pointOf(fact, "assumeRolePolicy", via, '"Service":"([\\w.]+)"');
}
