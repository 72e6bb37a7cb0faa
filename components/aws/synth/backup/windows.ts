import { type DataStore, type Problem, parseSchedule, type Schedule } from "../../../../core/model";
import { clockText } from "../../../../core/time";
import { type Entry, problemAt } from "../common/part";
import { backupLimits as limits } from "./limits";

/** RDS windows of the store: written as texts, because the stack does not set them on a database it does not own. */
export function windowProblems({ days, time, timezone }: Schedule, store: DataStore, entry: Entry): Problem[] {
  if (!time || days.kind === "every") return [];
  const minute = time.hour * 60 + time.minute;
  return windowsOf(store, timezone).flatMap(({ name, text, schedule, before }) => {
    const { time: from, until } = schedule;
    if (!from || !until) return [];
    const start = from.hour * 60 + from.minute - before;
    const end =
      until.hour * 60 + until.minute + (until.hour * 60 + until.minute <= from.hour * 60 + from.minute ? 1440 : 0);
    const inside = [minute, minute + 1440].some((at) => at >= start && at < end);
    if (!inside || !sharesDay(days, schedule)) return [];
    return [
      problemAt(entry, "AWS-BACKUP-OVERLAP", {
        what: `AWS Backup starts no job of a database in its ${name}${before > 0 ? ` or ${before} minutes before` : ""}`,
        given: `${clockText(time)}, ${name} ${text}`,
        allowed: `outside ${text}`,
        change: `move schedule or ${name}`,
      }),
    ];
  });
}

interface Window {
  readonly name: string;
  readonly text: string;
  readonly schedule: Schedule;
  /** Minutes before it that are blocked too. */
  readonly before: number;
}

function windowsOf({ protections }: DataStore, timezone: string): Window[] {
  const named: [string, number][] = [
    ["backup-window", 0],
    ["maintenance-window", limits.beforeMaintenance.value],
  ];
  return protections.flatMap(({ entry }) =>
    named.flatMap(([name, before]) => {
      const value = entry.spec.values[name];
      const schedule = value?.type === "text" ? parseSchedule(value.stated.value, timezone) : undefined;
      return value?.type === "text" && schedule ? [{ name, text: value.stated.value, schedule, before }] : [];
    }),
  );
}

function sharesDay(days: Schedule["days"], window: Schedule): boolean {
  if (days.kind !== "weekly" || window.days.kind !== "weekly") return true;
  const weekly = window.days.weekdays;
  return days.weekdays.some((day) => weekly.includes(day));
}
