import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { formatProblem } from "../../core/model";
import { findEngine, NoEngineError } from "../../engine/find";
import { type OfflineRun, runOffline } from "../offline";
import { compareUrns } from "./compare";
import { rehearseFrom } from "./from";
import type { Job, JobReport, Message, RehearsalReport } from "./job";
import { progressLine, summary } from "./text";

export interface RehearseOptions {
  readonly stack: string;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  readonly system?: string;
  /** All systems in one stack, as `pulumi up` would deploy them, instead of one stack per system. */
  readonly together?: boolean;
  /** A git revision: what today's files do to a stack that is as that revision left it. */
  readonly from?: string;
  readonly json?: boolean;
}

/** What a rehearsal leaves out, told with every result. */
export const leftOut = [
  "the language host (the program runs inside hozen's own process)",
  "the real provider plugins: their schema checks, their retries, their imports",
  "what taking over changes: what is there already is assumed to be as the document wants it",
  "the clouds: permissions, quotas in use, delays, whether an address, account or metric is real",
] as const;

/** `hozen rehearse`: 0 when everything went as it should, 1 when not, 2 on misuse or without an engine. */
export async function rehearse(options: RehearseOptions): Promise<number> {
  const project = process.cwd();
  const { stack, asOf } = options;
  const engine = engineOrHint();
  if (!engine) return 2;
  if (options.from !== undefined) return rehearseFrom({ ...options, from: options.from }, engine.path);
  const planned = await runOffline({ project, stack, asOf });
  for (const problem of planned.composition.problems) process.stderr.write(`${formatProblem(problem)}\n`);
  if (planned.composition.problems.length > 0) return 1;
  const groups = groupsOf(planned, options);
  if (!groups) return 2;
  process.stderr.write(`rehearsal of ${stack} on pulumi ${engine.version}: no account, nothing real is made\n`);
  const stacks = await runAll(groups.map((systems) => ({ project, stack, asOf, systems, engine: engine.path })));
  const report = reportOf(stack, engine.version, stacks, compareUrns(planned.resources, stacks));
  process.stdout.write(options.json ? `${JSON.stringify(report, undefined, 2)}\n` : summary(report));
  return report.ok ? 0 : 1;
}

function reportOf(
  stack: string,
  engine: string,
  stacks: readonly JobReport[],
  urns: RehearsalReport["urns"],
): RehearsalReport {
  const same = urns.onlyPlanned.length + urns.onlyRehearsed.length === 0;
  const ok = same && stacks.every((report) => report.ok);
  return { version: 1, rehearsal: true, stack, engine, ok, stacks, urns, notExercised: leftOut };
}

/** The systems of each stack to rehearse; undefined when the asked one is not there. */
function groupsOf({ composition }: OfflineRun, options: RehearseOptions): string[][] | undefined {
  const known = composition.systems.map(({ plan }) => plan.system.name);
  const { system, stack, together } = options;
  if (system !== undefined && !known.includes(system)) {
    process.stderr.write(`no system ${system} in stack ${stack}; known: ${known.join(", ")}\n`);
    return undefined;
  }
  const systems = system === undefined ? known : [system];
  return together ? [systems] : systems.map((key) => [key]);
}

function engineOrHint() {
  try {
    return findEngine();
  } catch (error) {
    if (!(error instanceof NoEngineError)) throw error;
    process.stderr.write(`hozen: ${error.message}\n`);
    return undefined;
  }
}

/** One process each, as many at a time as there are processors. */
async function runAll(jobs: readonly Job[]): Promise<JobReport[]> {
  const reports: JobReport[] = [];
  const waiting = jobs.map((job, at) => ({ job, at }));
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) reports[next.at] = await runJob(next.job);
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), jobs.length) }, work));
  return reports;
}

/** Plays a job in a process of its own, with a line of progress for each step. */
function runJob(job: Job): Promise<JobReport> {
  const isTypeScript = __filename.endsWith(".ts");
  const worker = fork(join(__dirname, isTypeScript ? "worker.ts" : "worker.js"), [JSON.stringify(job)], {
    cwd: job.project,
    execArgv: isTypeScript ? ["-r", require.resolve("ts-node/register")] : [],
  });
  return new Promise((done, failed) => {
    let result: JobReport | undefined;
    worker.on("message", (message: Message) => {
      if (message.kind === "step") process.stderr.write(progressLine(message.systems, message.report));
      else result = message.report;
    });
    worker.on("error", failed);
    worker.on("exit", (code) => {
      if (result) done(result);
      else failed(new Error(`the rehearsal of ${job.systems.join(", ")} ended with code ${code}`));
    });
  });
}
