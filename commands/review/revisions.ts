import { existsSync, lstatSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { packageRoot } from "../program";
import { type Planner, plan, plannerIn } from "./children";
import { commitOf, differs, fileAt, type Repository, repositoryOf, type Worktrees, withWorktrees } from "./git";
import type { Snapshot, SnapshotOptions } from "./snapshot";

/**
 * The plans a review compares. From `before` to `between` only hozen and its catalogue change, from `between` to `after`
 * only what the user wrote.
 */
export interface Revisions {
  readonly commit: string;
  /** The base's files with the base's hozen; absent when hozen is the same, or the base's cannot be run. */
  readonly before?: Snapshot;
  /** The base's files with today's hozen; absent when the base has no such stack. */
  readonly between?: Snapshot;
  /** Today's files with today's hozen. */
  readonly after: Snapshot;
  /** Why something could not be compared. */
  readonly notes: readonly string[];
}

export interface RevisionOptions extends SnapshotOptions {
  readonly base: string;
  /** Folder of the hozen package the base was deployed with. */
  readonly baseHozen?: string;
}

/** What decides a plan in hozen's own repository besides the user's files. */
const ownData = ["alert-rules", "dashboards", "prices"];
const ownCode = [
  ...ownData,
  "commands",
  "components",
  "core",
  "engine",
  "jobs",
  "policy",
  "index.ts",
  "package-lock.json",
];

/** Plans both revisions, each in a process and, where it is not the user's own checkout, a folder of its own. */
export async function planRevisions(options: RevisionOptions): Promise<Revisions> {
  const project = realpathSync(options.project);
  const repository = repositoryOf(project);
  const commit = commitOf(repository, options.base);
  return withWorktrees(repository, async (worktrees) => {
    const run = new Run({ ...options, project }, repository, commit, worktrees);
    const [after, between, before] = await Promise.all([run.after(), run.between(), run.before()]);
    return { commit, after, notes: run.notes, ...(between && { between }), ...(before && { before }) };
  });
}

class Run {
  readonly notes: string[] = [];
  private readonly own: boolean;
  private readonly today: Planner;

  constructor(
    private readonly options: RevisionOptions,
    private readonly repository: Repository,
    private readonly commit: string,
    private readonly worktrees: Worktrees,
  ) {
    this.own = options.project === realpathSync(packageRoot());
    this.today = plannerIn(packageRoot(), __filename.endsWith(".ts")) as Planner;
  }

  after(): Promise<Snapshot> {
    return this.plan(this.today, this.options.project);
  }

  /** The base's data with today's code: in hozen's own repository its code and catalogue are taken out of the checkout. */
  async between(): Promise<Snapshot | undefined> {
    const base = this.checkout();
    if (!existsSync(join(base.project, `Pulumi.${this.options.stack}.yaml`))) {
      this.notes.push(`the base has no stack ${this.options.stack}: everything is new`);
      return undefined;
    }
    if (this.own) {
      for (const room of ownData) rmSync(join(base.project, room), { recursive: true, force: true });
      const index = JSON.stringify(join(packageRoot(), __filename.endsWith(".ts") ? "index" : "dist/index"));
      writeFileSync(join(base.project, "index.ts"), `module.exports = require(${index});\n`);
    }
    return this.plan(this.today, base.project);
  }

  /** The base's data with the base's code, when that is another and can be run. */
  async before(): Promise<Snapshot | undefined> {
    const { baseHozen } = this.options;
    const base = this.changed() || baseHozen !== undefined ? this.checkout(baseHozen) : undefined;
    if (!base || !existsSync(join(base.project, `Pulumi.${this.options.stack}.yaml`))) return undefined;
    const planner = this.own ? plannerIn(base.project, true) : baseHozen && plannerIn(resolve(baseHozen), false);
    const cannot = (why: string): undefined => {
      this.notes.push(
        `hozen itself differs between the two revisions, and the base's cannot be run here (${why}): changes by an upgrade cannot be separated from changes in your own files`,
      );
      return undefined;
    };
    if (!planner) return cannot(this.own ? "it is too old" : "name its folder with --base-hozen");
    try {
      return await this.plan(planner, base.project);
    } catch (error) {
      return cannot((error as Error).message.split("\n")[0] ?? "");
    }
  }

  /** Whether hozen or its catalogue is another than at the base. */
  private changed(): boolean {
    if (this.own) return differs(this.repository, this.commit, ownCode);
    const locked = versionLocked(this.repository, this.commit);
    const { version } = require(`${packageRoot()}/package.json`) as { version: string };
    return locked !== undefined && locked !== version;
  }

  private plan(planner: Planner, project: string): Promise<Snapshot> {
    const { stack, asOf } = this.options;
    return plan(planner, { project, stack, asOf }, join(this.worktrees.scratch(), "plan.json"));
  }

  private checkout(hozen?: string): { readonly root: string; readonly project: string } {
    const base = this.worktrees.add(this.commit);
    const given =
      hozen !== undefined && basename(dirname(resolve(hozen))) === "node_modules" ? dirname(hozen) : undefined;
    const modules = given ?? nearestModules(this.options.project);
    const link = join(base.project, "node_modules");
    if (modules && existsSync(base.project) && !lstatSync(link, { throwIfNoEntry: false })) {
      symlinkSync(resolve(modules), link);
    }
    return base;
  }
}

/** The packages of the user's checkout, which the base's program imports too. */
export function nearestModules(folder: string): string | undefined {
  const modules = join(folder, "node_modules");
  if (existsSync(modules)) return modules;
  return dirname(folder) === folder ? undefined : nearestModules(dirname(folder));
}

/** The version of hozen a revision's lock file names. */
function versionLocked(repository: Repository, commit: string): string | undefined {
  for (const folder of new Set([repository.prefix, ""])) {
    const text = fileAt(repository, commit, `${folder}package-lock.json`);
    const lock = JSON.parse(text ?? "{}") as { packages?: Record<string, { version?: string }> };
    const version = lock.packages?.["node_modules/hozen"]?.version;
    if (version !== undefined) return version;
  }
  return undefined;
}
