import type { Schedule } from "../../../../core/model";
import { type UnixCron, type Unsayable, utcCron } from "../../../../core/time";

/**
 * A scheduled job of Container Apps: five-field cron in UTC, `scheduleTriggerConfig.cronExpression`. `guard` is POSIX
 * shell the container runs first (`GUARD || exit 0`): the day where UTC is on another one, the hour where the clocks
 * are changed. https://learn.microsoft.com/azure/container-apps/jobs#scheduled-jobs
 */
export function azureCron(schedule: Schedule): UnixCron | Unsayable {
  return utcCron(schedule, "AZURE-SCHEDULE");
}
