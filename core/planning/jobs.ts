import {
  baseAmount,
  baseOf,
  type Complain,
  commonEntry,
  counted,
  isJob,
  type Job,
  type JobSpec,
  type JobTask,
  type JobVariable,
  longestRun,
  type MonitoredResource,
  type Planned,
  type PlannedEntries,
  type Problem,
  readsDatabase,
  type Schedule,
  shortestGap,
  type WorkSpec,
} from "../model";
import { variableOf, wantedVariables } from "./job-variables";

interface PlannedJobs {
  readonly jobs: readonly Job[];
  readonly problems: readonly Problem[];
}

interface Context {
  readonly resources: ReadonlyMap<string, MonitoredResource>;
  /** Entry of `jobs:` that says what holds for all. */
  readonly common?: JobSpec;
}

/** Entries that name a `task` of ours, or `run` work of the system's own. */
export function planJobs(
  { backups, recovery, maintenance, jobs: own }: Pick<PlannedEntries, WorkSpec["section"]>,
  resources: ReadonlyMap<string, MonitoredResource>,
): PlannedJobs {
  const problems: Problem[] = [];
  const common = commonEntry(own)?.spec;
  const context = { resources, ...(common && { common }) };
  const work: readonly Planned<WorkSpec>[] = [...backups, ...recovery, ...maintenance, ...own];
  const jobs = work
    .filter(({ spec }) => isJob(spec))
    .flatMap((planned) => {
      const { at, path } = planned.spec;
      const complain: Complain = (code, detail) =>
        problems.push({ code, at, path, clauses: planned.clauses, ...detail });
      return jobOf(planned, context, complain) ?? [];
    });
  for (const job of jobs) checkOrder(job, jobs, problems);
  return { jobs, problems };
}

function jobOf(planned: Planned<WorkSpec>, { resources, common }: Context, complain: Complain): Job | undefined {
  const { spec } = planned;
  const { limit, schedule } = spec;
  if (!limit) {
    complain("PLAN-JOB-LIMIT", {
      what: "a job without a time limit may hang forever",
      allowed: "a time, e.g. 1 hour",
      change: "add limit",
    });
    return undefined;
  }
  const [task, run, after] = [spec.task?.value, spec.run?.value, spec.after?.value];
  const within = placeOf(spec, resources, complain);
  const database = spec.on === undefined ? undefined : resources.get(spec.on);
  const job: Job = {
    ...planned,
    ...(task !== undefined && { task }),
    ...(run !== undefined && { run }),
    variables: task === undefined ? [] : variables(spec, task, complain),
    waits: waitsOf(spec, common, complain),
    limit: baseAmount(limit.value),
    ...(within && { place: within }),
    ...(database && { database }),
    ...(schedule && { schedule }),
    ...(after !== undefined && { after }),
  };
  if (schedule) checkLength(job, schedule.value, complain);
  if (!database && readsDatabase(job)) {
    complain("PLAN-JOB-DATABASE", {
      what: `the job ${task} reads a database, and nothing says which`,
      given: spec.on ?? "none",
      allowed: databasesOf(resources).join(", ") || "a resource of a kind like aws.rds.postgres",
      change: "name a database as on",
    });
  }
  return job;
}

/** Keys of the resources that are what the scripts connect to: PostgreSQL. */
function databasesOf(resources: ReadonlyMap<string, MonitoredResource>): string[] {
  return [...resources.values()].filter(({ kind }) => kind.split(".").includes("postgres")).map(({ key }) => key);
}

function placeOf(
  spec: WorkSpec,
  resources: ReadonlyMap<string, MonitoredResource>,
  complain: Complain,
): MonitoredResource | undefined {
  const key = spec.in?.value;
  const place = key === undefined ? undefined : resources.get(key);
  if (place || (key === undefined && spec.task === undefined)) return place;
  complain("PLAN-JOB-PLACE", {
    what: "the job has no runtime (in is missing)",
    given: key ?? "none",
    allowed: [...resources.keys()].filter((name) => !name.includes(".")).join(", "),
    change: "name a resource as in",
  });
  return undefined;
}

function variables(spec: WorkSpec, task: JobTask, complain: Complain): JobVariable[] {
  return wantedVariables[task].flatMap((wanted) => {
    const found = variableOf(spec, wanted);
    if (found) return [found];
    if (wanted.optional) return [];
    complain("PLAN-JOB-VALUE", {
      what: `the job ${task} needs a value that is not there`,
      change: `add ${wanted.from}`,
    });
    return [];
  });
}

/** Waits of the entry or of all jobs, as many as there are retries. */
function waitsOf(spec: WorkSpec, common: JobSpec | undefined, complain: Complain): number[] {
  const retries = spec.retries ?? (spec.section === "jobs" ? common?.retries : undefined);
  const count = baseOf(retries) ?? 0;
  const waits = ((spec.intervals ?? common?.intervals)?.value ?? []).map(baseAmount);
  if (count === 0) return [];
  if (waits.length < count) {
    complain("PLAN-JOB-RETRY", {
      what: "each further try needs a time to wait before it",
      given: `${counted(count, "retry", "retries")}, ${counted(waits.length, "interval")}`,
      allowed: "as many intervals as retries",
      change: "add intervals, or lower retries",
    });
  }
  return waits.slice(0, count);
}

/** The longest run with all its retries must end before the next one begins. */
function checkLength(job: Job, schedule: Schedule, complain: Complain): void {
  const longest = longestRun(job);
  const period = shortestGap(schedule);
  if (longest < period) return;
  const { waits, limit } = job;
  const pauses = waits.map((wait) => ` + ${wait / 60}`).join("");
  complain("PLAN-JOB-LENGTH", {
    what: "with all its retries the job may still run when the next run begins",
    given: `${waits.length + 1} x ${limit / 60}${pauses} = ${longest / 60} minutes`,
    allowed: `less than ${period / 60} minutes`,
    change: "lower limit, or retry less often",
  });
}

function checkOrder(job: Job, jobs: readonly Job[], problems: Problem[]): void {
  if (job.after === undefined) return;
  const { at, path, key } = job.spec;
  const before = jobs.find(({ spec }) => spec.key === job.after);
  if (before && before.after === undefined && job.after !== key) return;
  problems.push({
    code: "PLAN-JOB-AFTER",
    at,
    path,
    clauses: job.clauses,
    what: before ? "a job waits for one that waits itself" : "the job waits for one that is not there",
    given: job.after,
    allowed: jobs.flatMap(({ spec, after }) => (spec.key === key || after !== undefined ? [] : spec.key)).join(", "),
    change: "correct after",
  });
}
