import {
  baseAmount,
  type Complain,
  commonEntry,
  counted,
  type Intent,
  isJob,
  type Job,
  type JobTask,
  type JobVariable,
  jobTasks,
  longestRun,
  type MonitoredResource,
  type Planned,
  type Problem,
  parseQuantity,
  quantityOf,
  readsDatabase,
  type Schedule,
  scheduleOf,
  shortestGap,
  textOf,
} from "../model";
import { variableOf, wantedVariables } from "./job-variables";

interface PlannedJobs {
  readonly jobs: readonly Planned<Job>[];
  readonly problems: readonly Problem[];
}

interface Context {
  readonly resources: ReadonlyMap<string, MonitoredResource>;
  /** Entry of `jobs:` that says what holds for all. */
  readonly common?: Intent;
}

/** Entries of any section that name a `task` of ours, or `run` work of the system's own. */
export function planJobs(
  intents: readonly Planned<Intent>[],
  resources: ReadonlyMap<string, MonitoredResource>,
): PlannedJobs {
  const problems: Problem[] = [];
  const common = commonEntry(intents)?.spec;
  const context = { resources, ...(common && { common }) };
  const jobs = intents
    .filter(({ spec }) => isJob(spec))
    .flatMap((planned): Planned<Job>[] => {
      const { at, path } = planned.spec;
      const complain: Complain = (code, detail) =>
        problems.push({ code, at, path, clauses: planned.clauses, ...detail });
      const spec = jobOf(planned.spec, context, complain);
      return spec ? [{ ...planned, spec }] : [];
    });
  for (const job of jobs) checkOrder(job, jobs, problems);
  return { jobs, problems };
}

function jobOf(spec: Intent, { resources, common }: Context, complain: Complain): Job | undefined {
  const task = textOf(spec, "task")?.value;
  if (task !== undefined && !(task in jobTasks)) {
    const allowed = Object.keys(jobTasks).join(", ");
    complain("PLAN-JOB-TASK", { what: "no job of ours has this name", given: task, allowed, change: "correct task" });
    return undefined;
  }
  const limit = quantityOf(spec, "limit");
  if (!limit) {
    complain("PLAN-JOB-LIMIT", {
      what: "a job without a longest run time may hang for ever",
      allowed: "a time, e.g. 1 hour",
      change: "add limit",
    });
    return undefined;
  }
  const within = placeOf(spec, resources, complain);
  const schedule = scheduleOf(spec);
  const after = textOf(spec, "after")?.value;
  const run = textOf(spec, "run")?.value;
  const database = spec.on === undefined ? undefined : resources.get(spec.on);
  const job: Job = {
    spec,
    ...(task !== undefined && { task: task as JobTask }),
    ...(run !== undefined && { run }),
    variables: task === undefined ? [] : variables(spec, task as JobTask, complain),
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
      allowed: [...resources.keys()].filter((name) => !name.includes(".")).join(", "),
      change: "name a database as on",
    });
  }
  return job;
}

function placeOf(
  spec: Intent,
  resources: ReadonlyMap<string, MonitoredResource>,
  complain: Complain,
): MonitoredResource | undefined {
  const key = textOf(spec, "in")?.value;
  const place = key === undefined ? undefined : resources.get(key);
  if (place || (key === undefined && spec.values.task === undefined)) return place;
  complain("PLAN-JOB-PLACE", {
    what: "nobody said where the job runs",
    given: key ?? "none",
    allowed: [...resources.keys()].filter((name) => !name.includes(".")).join(", "),
    change: "name a resource as in",
  });
  return undefined;
}

function variables(spec: Intent, task: JobTask, complain: Complain): JobVariable[] {
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
function waitsOf(spec: Intent, common: Intent | undefined, complain: Complain): number[] {
  const retries =
    quantityOf(spec, "retries") ?? (spec.section === "jobs" && common ? quantityOf(common, "retries") : undefined);
  const count = retries ? baseAmount(retries.value) : 0;
  const text = (textOf(spec, "intervals") ?? (common && textOf(common, "intervals")))?.value ?? "";
  const waits = text.split(", ").flatMap((part) => {
    const quantity = parseQuantity(part);
    return quantity ? [baseAmount(quantity)] : [];
  });
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

function checkOrder({ spec: job, clauses }: Planned<Job>, jobs: readonly Planned<Job>[], problems: Problem[]): void {
  if (job.after === undefined) return;
  const { at, path, key } = job.spec;
  const before = jobs.find(({ spec }) => spec.spec.key === job.after);
  if (before && before.spec.after === undefined && job.after !== key) return;
  problems.push({
    code: "PLAN-JOB-AFTER",
    at,
    path,
    clauses,
    what: before ? "a job waits for one that waits itself" : "the job waits for one that is not there",
    given: job.after,
    allowed: jobs
      .flatMap(({ spec }) => (spec.spec.key === key || spec.after !== undefined ? [] : spec.spec.key))
      .join(", "),
    change: "correct after",
  });
}
