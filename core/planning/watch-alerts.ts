import type { Catalogue } from "../catalogue";
import {
  type AlertLevel,
  type AlertSpec,
  type BackupSpec,
  compareSeverity,
  isRunsOf,
  type Job,
  type MonitoredResource,
  overdueAfter,
  type Planned,
  type Schedule,
  type Stated,
  type Watch,
} from "../model";
import { derivedAlert, isMeasured, olderThan, overdueBy } from "./derived";
import { copySlack } from "./watches";

/** Concepts that see a missing run, and what is told of one where the system file has none of them. */
const missing = /^job\.(age|missed|overdue|started)$/;
const limits = { "job.age": olderThan, "job.overdue": overdueBy } as const;

const overdueCopy = "backup.overdue";

interface Context {
  readonly resources: ReadonlyMap<string, MonitoredResource>;
  readonly watches: readonly Watch[];
  readonly catalogue: Catalogue;
  readonly written: readonly AlertSpec[];
}

/**
 * A job that never starts fails nowhere: where its failures are watched and the system file says nothing of missing
 * runs, its last success must not be older than a period and a run. Told to those who hear of its failures.
 */
export function missedRunAlerts(jobs: readonly Job[], context: Context): AlertSpec[] {
  return jobs.flatMap((job) => (job.schedule ? missedRun(job, job.schedule, context) : []));
}

function missedRun(job: Job, schedule: Stated<Schedule>, context: Context): AlertSpec[] {
  const { resources, watches, catalogue } = context;
  const about = context.written.filter(({ on, present }) => {
    const resource = resources.get(on);
    return present && resource !== undefined && isRunsOf(job.spec.key, resource);
  });
  const failures = about.find(({ concept }) => concept === "job.failures");
  if (!failures || about.some(({ concept }) => missing.test(concept))) return [];
  const watch = watches.find(({ kind, entry }) => kind === "job" && entry === job.spec.key);
  const on = watch?.resource ?? resources.get(failures.on);
  const { seconds, sum } = overdueAfter(job, schedule);
  const [level] = [...failures.levels].sort((a, b) => compareSeverity(a.severity, b.severity));
  return (["job.age", "job.overdue"] as const)
    .filter((concept) => isMeasured(concept, on, catalogue))
    .map((concept) =>
      derivedAlert({
        key: `${failures.on}.missed`,
        concept,
        on: on?.key ?? "",
        level: { ...(level as AlertLevel), threshold: limits[concept](seconds, sum, schedule), facts: [] },
        watches: [...schedule.clauses, ...(failures.watches ?? [])],
        hourly: true,
      }),
    );
}

/** A copy that a vault should have by now: on the route the entry names, else a warning. */
export function missedCopyAlerts(
  backups: readonly Planned<BackupSpec>[],
  { watches, catalogue }: Pick<Context, "watches" | "catalogue">,
): AlertSpec[] {
  return watches.flatMap(({ kind, entry, resource, maximumAge }) => {
    const spec = backups.find((one) => one.spec.key === entry)?.spec;
    const schedule = spec?.schedule;
    if (kind !== "copy" || !schedule || !isMeasured(overdueCopy, resource, catalogue)) return [];
    const sum = `${schedule.written} + ${copySlack / 3600} h`;
    const threshold = overdueBy(maximumAge, sum, schedule);
    const { notify, runbook, watches: kept = [] } = spec;
    const told = { ...(notify !== undefined && { notify }), ...(runbook !== undefined && { runbook }) };
    const level: AlertLevel = { severity: "warning", threshold, labels: {}, facts: [], ...told };
    const key = `${entry}.copy.missed`;
    return [
      derivedAlert({
        key,
        concept: overdueCopy,
        on: resource.key,
        level,
        watches: [...schedule.clauses, ...kept],
      }),
    ];
  });
}
