import { about, jobCron, jobFacts } from "../../../../core/evidence";
import { type Fact, jobKey } from "../../../../core/model";
import { isUnsayable } from "../../../../core/time";
import { nothing } from "../../../kit/fragment";
import { problemAt } from "../../../kit/problems";
import { type Fragment, serving } from "../common/resource";
import { awsCron } from "../schedules/schedule";
import { timerOf, timerRole } from "../schedules/scheduler";
import { allow, type Draft, roleOf } from "./draft";
import { jobConcern } from "./tokens";

/** What documents call the service that starts the jobs: the only one that may take the role. */
const scheduler = "EventBridge Scheduler";

/** Starts the job's state machine at its times, in the zone of the document. A job without times has none of it. */
export function scheduleOf(draft: Draft, common: readonly Fact[]): Fragment {
  const { job, key, scope, entry } = draft;
  if (!job.schedule) return nothing;
  const cron = awsCron(job.schedule.value);
  if (isUnsayable(cron)) return { ...nothing, problems: [problemAt(entry, cron.code, cron)] };
  const machine = { ref: jobKey(key, "runs"), output: "arn" };
  const statements = [allow(["states:StartExecution"], machine)];
  const methods = about(common, "method");
  const said = methods.filter(({ written }) => written === scheduler);
  const [role, ...policies] = timerRole({ ...roleOf(draft, "schedule"), statements, said }, scope);
  const clauses = methods.map(({ clause }) => clause);
  const timer = timerOf(
    {
      key: jobKey(key, "times"),
      name: [key],
      concern: jobConcern,
      expression: jobCron(cron.expression, job.facts),
      timezone: cron.timezone,
      target: machine,
      role: jobKey(key, "schedule"),
      // Of the start alone: the work is tried again by the state machine.
      tries: 10,
      maximumAge: 3600,
    },
    scope,
    jobFacts(job),
  );
  return {
    ...nothing,
    declarations: [...(role ? [serving(role, clauses)] : []), ...policies, timer],
  };
}
