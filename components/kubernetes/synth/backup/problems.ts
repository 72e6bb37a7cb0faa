import { type Plan, type Problem, seconds } from "../../../../core/model";
import { problemAt } from "../../../kit/problems";
import { settingOf } from "../jobs/entry";
import { archiveTimeout, archiving, compressions } from "./configuration";
import { type BackupEntry, intervalOf, type Member, memberOf, type Repository, secondsOf } from "./repository";

const day = 86_400;

/** What pgBackRest could not keep, or what would not meet an objective, with the arithmetic. */
export function repositoryProblems(plan: Plan, repository: Repository): Problem[] {
  const full = memberOf(repository, "full");
  if (!full || intervalOf(repository, "full") === undefined) {
    return [
      problemAt(repository.entry, "KUBERNETES-BACKUP-FULL", {
        what: "a pgBackRest repository without scheduled full backups has nothing to restore from",
        change: "add an entry with method: full and a schedule",
      }),
    ];
  }
  return [
    ...wordProblems(full),
    ...windowProblems(repository, full),
    ...keepProblems(repository),
    ...objectiveProblems(plan, repository.entry, archiveTimeout(repository)),
  ];
}

function wordProblems({ entry }: Member): Problem[] {
  const compression = settingOf(entry.spec.compression);
  const problems: Problem[] = [];
  if (compression !== undefined && compressions[compression.toLowerCase()] === undefined) {
    const allowed = Object.keys(compressions).join(", ");
    const problem = {
      what: "not a compression pgBackRest supports",
      given: compression,
      allowed,
      change: "choose one",
    };
    problems.push(problemAt(entry, "KUBERNETES-BACKUP-FORMAT", problem, entry.spec.compression));
  }
  return problems;
}

/** WAL is deleted together with the full backups it leads on from. */
function windowProblems(repository: Repository, full: Member): Problem[] {
  const keep = full.entry.spec.keep;
  const window = secondsOf(repository, "point-in-time", "keep");
  const member = memberOf(repository, "point-in-time");
  if (!keep || !member || window === undefined || window <= seconds(keep.value)) return [];
  const problem = {
    what: "points in time before the oldest full backup cannot be restored",
    given: `${window / day} days of WAL, full backups of ${seconds(keep.value) / day} days`,
    allowed: `at most ${seconds(keep.value) / day} days`,
    change: "keep full backups longer, or shorten the window",
  };
  return [problemAt(member.entry, "KUBERNETES-BACKUP-WINDOW", problem, member.entry.spec.keep)];
}

/** What is kept for less than the time between two of its kind is gone before the next one is there. */
function keepProblems(repository: Repository): Problem[] {
  return (["full", "differential"] as const).flatMap((method) => {
    const member = memberOf(repository, method);
    const [keep, interval] = [secondsOf(repository, method, "keep"), intervalOf(repository, method)];
    if (!member || keep === undefined || interval === undefined || keep >= interval) return [];
    const problem = {
      what: "a backup would be deleted before the next one is taken",
      given: `kept ${keep} s, taken every ${interval} s`,
      allowed: `at least ${interval} s`,
      change: "keep it longer",
    };
    return [problemAt(member.entry, "KUBERNETES-BACKUP-KEEP", problem, member.entry.spec.keep)];
  });
}

/** Worst loss: the wait of an idle server, then the way of the segment into the repository. */
export function objectiveProblems(plan: Plan, { spec: database }: BackupEntry, timeout: number): Problem[] {
  const worst = timeout + archiving.push;
  return plan.entries.recovery
    .filter(({ spec }) => spec.on === undefined || spec.on === database.on)
    .flatMap((entry) => {
      const rpo = entry.spec.rpo;
      if (!rpo || seconds(rpo.value) >= worst) return [];
      const problem = {
        what: "the WAL is sent too rarely for this objective",
        given: rpo.written,
        allowed: `at least ${timeout} s until a segment is sent + ${archiving.push} s until it is there = ${worst} s`,
        change: `shorten delay: of the backups to ${Math.max(1, seconds(rpo.value) - archiving.push)} seconds, or relax the objective`,
      };
      return [problemAt(entry, "KUBERNETES-BACKUP-RPO", problem, entry.spec.rpo)];
    });
}
