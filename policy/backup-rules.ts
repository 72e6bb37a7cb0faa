import { fields, items, text } from "./inputs";
import type { CheckedResource } from "./rule";

/** One rule of an AWS Backup plan. */
export interface BackupRule {
  readonly name: string;
  readonly continuous: boolean;
  /** Time between two backups, in seconds. */
  readonly interval: number;
  /** Seconds until a recovery point is deleted; infinite when never. */
  readonly keep: number;
}

export const backupPlanType = "aws:backup/plan:Plan";

const hour = 3600;
const day = 24 * hour;

/** The rules of an AWS Backup plan. */
export function backupRulesOf({ inputs }: CheckedResource): BackupRule[] {
  return items(inputs.rules).map((raw) => {
    const rule = fields(raw);
    const days = Number(fields(rule.lifecycle).deleteAfter ?? Number.POSITIVE_INFINITY);
    return {
      name: text(rule.ruleName),
      continuous: rule.enableContinuousBackup === true,
      interval: intervalOf(text(rule.schedule)),
      keep: days * day,
    };
  });
}

/** Longest time between two instants of an AWS schedule expression, in seconds: rounded up to hour, day, week or month. */
export function intervalOf(schedule: string): number {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(schedule);
  if (rate) return Number(rate[1]) * { minute: 60, hour, day }[rate[2] as "minute" | "hour" | "day"];
  const cron = /^cron\((\S+) (\S+) (\S+) (\S+) (\S+) \S+\)$/.exec(schedule);
  if (!cron) return Number.POSITIVE_INFINITY;
  const [, , hours = "", dayOfMonth = "", , dayOfWeek = ""] = cron;
  if (!/^[*?]$/.test(dayOfMonth)) return 31 * day;
  if (!/^([*?]|1-7|MON-SUN|SUN-SAT)$/.test(dayOfWeek)) return 7 * day;
  if (hours === "*") return hour;
  const step = /^(?:\*|0)\/(\d+)$/.exec(hours)?.[1];
  if (step !== undefined) return Number(step) * hour;
  return day;
}

/** Days that an input of a platform's own backup gives, in seconds. */
export function daysOf(value: unknown): number {
  return Number(value ?? 0) * day;
}
