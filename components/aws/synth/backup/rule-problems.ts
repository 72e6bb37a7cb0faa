import type { Problem, ProblemCode } from "../../../../core/model";
import { type Entry, problemAt } from "../../../kit/problems";
import { coldStorageReference, backupLimits as limits } from "./limits";
import type { BackupRule } from "./rules";

/** What AWS Backup would refuse of a rule: why, what was given, what would do, what to change. */
interface Refusal {
  readonly when: boolean;
  readonly code: ProblemCode;
  readonly what: string;
  readonly given: string;
  readonly allowed: string;
  readonly change: string;
}

export function ruleProblems(rule: BackupRule, entry: Entry): Problem[] {
  return [...nameAndTimes(rule), ...goneTooSoon(rule), ...continuity(rule), ...coldStorage(rule)]
    .filter(({ when }) => when)
    .map(({ code, what, given, allowed, change }) => problemAt(entry, code, { what, given, allowed, change }));
}

function nameAndTimes({ startWindow, completionWindow, deleteAfter, key }: BackupRule): Refusal[] {
  return [
    {
      when: startWindow < limits.startWindow.value,
      code: "AWS-BACKUP-WINDOW",
      what: "the start window is too short",
      given: `${startWindow} minutes`,
      allowed: `at least ${limits.startWindow.value} minutes`,
      change: "lengthen startWindow",
    },
    {
      when: completionWindow > limits.windowMost.value,
      code: "AWS-BACKUP-WINDOW",
      what: "a job may wait and run for a hundred years at most",
      given: `${startWindow} + ${completionWindow - startWindow} minutes`,
      allowed: `at most ${limits.windowMost.value} minutes (${limits.windowMost.reference})`,
      change: "shorten startWindow or duration",
    },
    {
      when: !/^[a-zA-Z0-9\-_.]{1,50}$/.test(key),
      code: "AWS-BACKUP-NAME",
      what: "no name for a backup rule",
      given: key,
      allowed: `1 to ${limits.ruleName.value} of letters, digits, - _ .`,
      change: "rename the entry",
    },
    {
      when: deleteAfter < 1 || deleteAfter > limits.retentionDays.value,
      code: "AWS-BACKUP-RETENTION",
      what: "no time AWS Backup keeps recovery points",
      given: `${deleteAfter} days`,
      allowed: `1 to ${limits.retentionDays.value} days`,
      change: "change keep",
    },
  ];
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

function continuity({ continuous, deleteAfter }: BackupRule): Refusal[] {
  return [
    {
      when: continuous && deleteAfter > limits.continuousDays.value,
      code: "AWS-BACKUP-CONTINUOUS",
      what: "point-in-time recovery reaches no further back",
      given: `${deleteAfter} days`,
      allowed: `1 to ${limits.continuousDays.value} days (${limits.continuousDays.reference})`,
      change: "shorten period, and keep snapshots for longer in an entry of their own",
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
