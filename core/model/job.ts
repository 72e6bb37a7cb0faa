import { type JobTask, jobTasks } from "./job-tasks";
import type { Planned } from "./planned";
import { longestGap } from "./recovery-arithmetic";
import type { Schedule } from "./schedule";
import type { JobSpec, WorkKey, WorkSpec } from "./sections";
import type { Stated } from "./stated";
import type { MonitoredResource } from "./system";

/** One setting of a script: an environment variable. */
export interface JobVariable {
  readonly name: string;
  readonly value: string;
  /** The value of the entry it comes from. */
  readonly from: WorkKey;
  /** `text` as written; `minutes` or `seconds` of a quantity; `pattern`: YYYYMMDD_HHMMSS as date(1) writes it. */
  readonly as: "text" | "minutes" | "seconds" | "pattern";
}

/** Work that runs by itself, at its times or when a person starts it. */
export interface Job extends Planned<WorkSpec> {
  /** A script of `jobs/` with its settings; or `run`. */
  readonly task?: JobTask;
  readonly variables: readonly JobVariable[];
  /** The system's own work, as its platform names it: a function, a task definition. */
  readonly run?: string;
  /** Where it runs; absent where `run` needs no place. */
  readonly place?: MonitoredResource;
  /** The database it is about. */
  readonly database?: MonitoredResource;
  /** Absent: a person starts it. */
  readonly schedule?: Stated<Schedule>;
  /** Seconds to wait before each further try; empty: one try only. */
  readonly waits: readonly number[];
  /** The longest one try may take, in seconds. */
  readonly limit: number;
  /** Key of the job that must not be running. */
  readonly after?: string;
}

/** From the first start to the end of the last try, in seconds: what a run may take in all. */
export function longestRun({ waits, limit }: Pick<Job, "waits" | "limit">): number {
  return (waits.length + 1) * limit + waits.reduce((sum, wait) => sum + wait, 0);
}

/** Whether a script connects to a database: without one it ends at its first line. */
export function readsDatabase({ task }: Pick<Job, "task">): boolean {
  return task !== undefined && jobTasks[task].startsWith("postgres/");
}

/** ResourceSpec key of a job, or of one of its parts. */
export function jobKey(job: string, part?: string): string {
  return part === undefined ? `job-${job}` : `job-${job}-${part}`;
}

/** Whether a resource of the system file stands for the runs of a job: one of its properties refers to them. */
export function isRunsOf(job: string, { properties }: MonitoredResource): boolean {
  const references = [`@${jobKey(job, "runs")}#arn`, `@${jobKey(job)}#id`];
  return Object.values(properties).some((value) => references.includes(value));
}

/** What a run may be late beyond its longest: to be started, and to be seen. Seconds. */
const runSlack = 3600;

/** How long after its last success a run is missing, in seconds, and the sum in words. */
export function overdueAfter(job: Job, { value, written }: Stated<Schedule>): { seconds: number; sum: string } {
  const run = longestRun(job);
  const seconds = longestGap(value) + run + runSlack;
  return { seconds, sum: `${written} + ${Math.ceil(run / 60)} min + ${runSlack / 3600} h` };
}

/** Whether an entry is a job: it names a task of ours, or work of the system's own. */
export function isJob({ task, run }: WorkSpec): boolean {
  return task !== undefined || run !== undefined;
}

/** The entry of `jobs:` that is no job itself and says how often, and after what time, failed ones are tried again. */
export function commonEntry(jobs: readonly Planned<JobSpec>[]): Planned<JobSpec> | undefined {
  return jobs.find(({ spec }) => !isJob(spec) && spec.intervals !== undefined);
}
