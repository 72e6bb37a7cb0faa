import type { Statement } from "../document";
import type { Desk } from "./desk";
import type { Plain } from "./draft";
import { configKey } from "./resources";
import type { Row } from "./rows";
import { keyOf } from "./words";

const job = /ジョブ|バッチ|cron|jobs?\b|batch/i;
const maintenance = /メンテナンス|保守|計画停止|maintenance|planned/i;

/** What happens many times a day is measured, and no work of people. */
function isOften({ value }: Statement): boolean {
  return value.type === "schedule" && value.schedule.days.kind === "every" && value.schedule.days.seconds < 3600;
}

/** Jobs, windows of maintenance, and work of people that has its days. */
export class Work {
  constructor(private readonly desk: Desk) {}

  take(row: Row): Statement[] {
    const text = [
      ...row.first.heading,
      ...row.first.about.row,
      row.first.about.sentence,
      ...row.first.about.parents,
    ].join(" ");
    const timed = row.statements.find(
      ({ kind, value }) => value.type === "schedule" && ["schedule", "window", "interval", "job"].includes(kind),
    );
    const stated = timed && this.desk.statedValue(timed);
    if (!timed || !stated) return [...row.statements];
    const isJob = job.test(text) || timed.about.origin === "code";
    if (!isJob && isOften(timed)) return [...row.statements];
    const isWindow = timed.value.type === "schedule" && timed.value.schedule.until !== undefined;
    if (isWindow && !maintenance.test(text)) return [...row.statements];
    const used = isWindow || !isJob ? this.upkeep(row, timed, stated, isWindow) : this.job(row, timed, stated);
    return row.statements.filter((statement) => !used.includes(statement));
  }

  private upkeep(row: Row, timed: Statement, stated: Plain, isWindow: boolean): Statement[] {
    const value: Plain = { title: row.title, from: row.from, [isWindow ? "window" : "schedule"]: stated };
    this.desk.add("maintenance", keyOf(row.title, "task"), row, value, [timed]);
    return [timed];
  }

  private job(row: Row, timed: Statement, stated: Plain): Statement[] {
    const key = keyOf(row.title, "job");
    const limit = row.statements.find(
      ({ kind, about }) => kind === "duration" && /タイムアウト|制限|limit|timeout/i.test(about.column.join(" ")),
    );
    const lasting = limit && this.desk.statedValue(limit);
    const run = `\${config.${configKey(`${key}-run`)}}`;
    const value: Plain = {
      title: row.title,
      from: row.from,
      schedule: stated,
      run,
      ...(lasting && { limit: lasting }),
    };
    const used = limit && lasting ? [timed, limit] : [timed];
    this.desk.add("jobs", key, row, value, used);
    return used;
  }
}
