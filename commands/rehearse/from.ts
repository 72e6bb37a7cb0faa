import { fork } from "node:child_process";
import { existsSync, lstatSync, realpathSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { commitOf, GitError, repositoryOf, withWorktrees } from "../review/git";
import { nearestModules } from "../review/revisions";
import type { SuccessionReport } from "./succeed";
import type { SuccessionOptions } from "./succession";
import { type FromReport, succession } from "./succession-text";

export interface FromOptions {
  readonly from: string;
  readonly stack: string;
  readonly asOf: string;
  readonly system?: string;
  readonly json?: boolean;
}

/**
 * `hozen rehearse --from REF`: the stack as that revision makes it, and today's on top. 0 when nothing goes that the
 * changelog does not announce, 1 when something does, 2 when there is no such revision.
 */
export async function rehearseFrom(options: FromOptions, engine: string): Promise<number> {
  try {
    const report = await reportOf(options, realpathSync(process.cwd()), engine);
    process.stdout.write(options.json ? `${JSON.stringify(report, undefined, 2)}\n` : succession(report));
    return report.ok ? 0 : 1;
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    process.stderr.write(`hozen: ${error.message}\n`);
    return 2;
  }
}

function reportOf({ from, stack, asOf, system }: FromOptions, project: string, engine: string): Promise<FromReport> {
  const repository = repositoryOf(project);
  const commit = commitOf(repository, from, "--from");
  return withWorktrees(repository, async (worktrees) => {
    const before = worktrees.add(commit).project;
    if (!existsSync(join(before, `Pulumi.${stack}.yaml`))) {
      throw new GitError(`${from} has no stack ${stack}: there is nothing to come after`);
    }
    const modules = nearestModules(project);
    const link = join(before, "node_modules");
    if (modules !== undefined && !lstatSync(link, { throwIfNoEntry: false })) symlinkSync(modules, link);
    const only = system === undefined ? {} : { systems: { before: [system], after: [system] } };
    const report = await inChild({ before, after: project, stack, asOf, engine, ...only });
    return { version: 1, rehearsal: true, stack, from: { ref: from, commit }, ...report };
  });
}

function inChild(options: SuccessionOptions): Promise<SuccessionReport> {
  const isTypeScript = __filename.endsWith(".ts");
  const child = fork(join(__dirname, `succeed-worker.${isTypeScript ? "ts" : "js"}`), [JSON.stringify(options)], {
    cwd: options.after,
    execArgv: isTypeScript ? ["-r", require.resolve("ts-node/register")] : [],
  });
  return new Promise((done, failed) => {
    let report: SuccessionReport | undefined;
    child.on("message", (message) => {
      report = message as SuccessionReport;
    });
    child.on("error", failed);
    child.on("exit", (code) => (report ? done(report) : failed(new Error(`the rehearsal ended with code ${code}`))));
  });
}
