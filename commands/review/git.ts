import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What git refused, in a sentence for the person who typed the command. */
export class GitError extends Error {}

/** The repository a project is in. */
export interface Repository {
  readonly root: string;
  /** Folder of the project inside it: `` or `operations/`. */
  readonly prefix: string;
}

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync("git", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
}

export function repositoryOf(project: string): Repository {
  try {
    return {
      root: realpathSync(git(project, "rev-parse", "--show-toplevel")),
      prefix: git(project, "rev-parse", "--show-prefix"),
    };
  } catch {
    throw new GitError(`${project} is in no git repository, so there is nothing to compare with`);
  }
}

/** The full commit a ref stands for; `option` is where it was given. */
export function commitOf(repository: Repository, ref: string, option = "--base"): string {
  try {
    return git(repository.root, "rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`);
  } catch {
    throw new GitError(
      `${option} ${ref} is no commit of this repository; in a shallow clone fetch it first: git fetch origin ${ref}`,
    );
  }
}

/** Whether a path differs between a commit and the files as they are now, new files included. */
export function differs(repository: Repository, commit: string, paths: readonly string[]): boolean {
  const changed = git(repository.root, "diff", "--name-only", commit, "--", ...paths);
  const added = git(repository.root, "ls-files", "--others", "--exclude-standard", "--", ...paths);
  return changed !== "" || added !== "";
}

/** A file of the project as a commit has it. */
export function fileAt(repository: Repository, commit: string, file: string): string | undefined {
  try {
    return git(repository.root, "show", `${commit}:${file}`);
  } catch {
    return undefined;
  }
}

/** Checkouts of earlier revisions, beside the user's own; `remove` leaves neither folders nor entries behind. */
export class Worktrees {
  private readonly folders: string[] = [];

  constructor(private readonly repository: Repository) {}

  /** Checks the commit out into a folder of its own and returns the project's folder in it. */
  add(commit: string): { readonly root: string; readonly project: string } {
    const parent = realpathSync(mkdtempSync(join(tmpdir(), "hozen-review-")));
    this.folders.push(parent);
    const root = join(parent, "base");
    git(this.repository.root, "worktree", "add", "--detach", "--quiet", root, commit);
    return { root, project: join(root, this.repository.prefix) };
  }

  /** A folder for results, removed with the rest. */
  scratch(): string {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "hozen-review-")));
    this.folders.push(folder);
    return folder;
  }

  remove(): void {
    for (const folder of this.folders.splice(0)) {
      const root = join(folder, "base");
      if (existsSync(root)) git(this.repository.root, "worktree", "remove", "--force", root);
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** Runs with worktrees that are gone afterwards, whether it ends well, badly or by Ctrl-C. */
export async function withWorktrees<T>(repository: Repository, run: (worktrees: Worktrees) => Promise<T>): Promise<T> {
  const worktrees = new Worktrees(repository);
  const stop = (signal: NodeJS.Signals): void => {
    worktrees.remove();
    process.exit(signal === "SIGINT" ? 130 : 143);
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  try {
    return await run(worktrees);
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
    worktrees.remove();
  }
}
