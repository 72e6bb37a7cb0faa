import type { Problem, ProblemCode } from "../../../../core/model";
import { type Entry, problemAt } from "../../../kit/problems";
import type { BackupRule } from "./common";
import { coldStorageReference } from "./limits";

/** What AWS Backup would take of a rule and not do: why, what was given, what would do, what to change. */
interface Refusal {
  readonly when: boolean;
  readonly code: ProblemCode;
  readonly what: string;
  readonly given: string;
  readonly allowed: string;
  readonly change: string;
}

export function ruleProblems(rule: BackupRule, entry: Entry): Problem[] {
  return [...goneTooSoon(rule), ...coldStorage(rule)]
    .filter(({ when }) => when)
    .map(({ code, what, given, allowed, change }) => problemAt(entry, code, { what, given, allowed, change }));
}

const day = 86_400;

/** What is deleted before the next one is there leaves nothing to restore; a continuous one would expire and stop. */
function goneTooSoon({ continuous, deleteAfter, period }: BackupRule): Refusal[] {
  const kept = deleteAfter * day;
  const least = continuous ? Math.floor(period / day) + 1 : Math.ceil(period / day);
  return [
    {
      when: continuous ? kept <= period : kept < period,
      code: continuous ? "AWS-BACKUP-CONTINUOUS" : "AWS-BACKUP-RETENTION",
      what: "a recovery point would be deleted before the next one is taken",
      given: `kept ${deleteAfter} days, taken every ${period} s`,
      allowed: `at least ${least} days`,
      change: "keep it longer, or back up more often",
    },
  ];
}

/** AWS Backup takes the number and ignores it for RDS: the document would be proven by what never happens. */
function coldStorage({ protection: { archiveAfter } }: BackupRule): Refusal[] {
  return [
    {
      when: archiveAfter !== undefined,
      code: "AWS-BACKUP-COLD",
      what: "backups of RDS have no cold storage",
      given: archiveAfter?.written ?? "",
      allowed: `archiveAfter on buckets (${coldStorageReference})`,
      change: "take archiveAfter out; keep stays as it is",
    },
  ];
}
