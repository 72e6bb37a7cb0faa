import type { Schedule } from "../../../../core/model";
import { isUnsayable, type Unsayable, unixCron, utcCron } from "../../../../core/time";

/** When a CronJob runs: `spec.schedule`, `spec.timeZone`, and what its container tests first. */
export interface KubernetesCron {
  readonly schedule: string;
  readonly timeZone: string;
  /** POSIX shell: `GUARD || exit 0` before the work; absent where five fields say it. */
  readonly guard?: string;
}

const code = "KUBERNETES-SCHEDULE";

/**
 * A CronJob's five fields in the schedule's own zone. A local time the clocks skip is not run, one they show twice is
 * run twice. https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export function kubernetesCron(schedule: Schedule): KubernetesCron | Unsayable {
  const said = unixCron(schedule, code);
  if (isUnsayable(said)) return said;
  const { cron, guard } = said;
  return { schedule: cron, timeZone: schedule.timezone, ...(guard !== undefined && { guard }) };
}

/**
 * A CloudNativePG ScheduledBackup: six fields, seconds first, in the zone of the operator's pod, which is UTC. Five
 * fields would be accepted there and run at other times. There is no shell, hence no guard.
 */
export function cnpgCron(schedule: Schedule): { readonly schedule: string } | Unsayable {
  const said = utcCron(schedule, code);
  if (isUnsayable(said)) return said;
  if (said.guard === undefined) return { schedule: `0 ${said.cron}` };
  return {
    code,
    what: "CloudNativePG runs by the operator's clock, in UTC, and its cron cannot name these days",
    given: `${schedule.days.kind} in ${schedule.timezone}`,
    allowed: "daily, weekly, every N hours; days of the month when they are the same in UTC",
    change: "back up daily or weekly",
  };
}
