import type { Problem } from "../../../../core/model";
import { type Entry, problemAt } from "../part";
import { backupLimits as limits } from "./limits";
import type { BackupRule } from "./rules";

/** What AWS Backup would refuse of a rule: why, what was given, what would do, what to change. */
interface Refusal {
  readonly when: boolean;
  readonly code: string;
  readonly what: string;
  readonly given: string;
  readonly allowed: string;
  readonly change: string;
}

export function ruleProblems(rule: BackupRule, entry: Entry): Problem[] {
  return [...nameAndTimes(rule), ...continuity(rule), ...coldStorage(rule)]
    .filter(({ when }) => when)
    .map(({ code, what, given, allowed, change }) => problemAt(entry, code, { what, given, allowed, change }));
}

function nameAndTimes({ startWindow, deleteAfter, key }: BackupRule): Refusal[] {
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

function continuity({ continuous, deleteAfter, protection }: BackupRule): Refusal[] {
  return [
    {
      when: continuous && deleteAfter > limits.continuousDays.value,
      code: "AWS-BACKUP-CONTINUOUS",
      what: "point-in-time recovery reaches no further back",
      given: `${deleteAfter} days`,
      allowed: `1 to ${limits.continuousDays.value} days (${limits.continuousDays.reference})`,
      change: "shorten period, and keep snapshots for longer in an entry of their own",
    },
    {
      when: continuous && protection.archiveAfter !== undefined,
      code: "AWS-BACKUP-COLD",
      what: "continuous backups cannot move to cold storage",
      given: protection.archiveAfter?.written ?? "",
      allowed: "archiveAfter on snapshots only",
      change: "take archiveAfter out",
    },
  ];
}

function coldStorage({ coldAfter, deleteAfter }: BackupRule): Refusal[] {
  if (coldAfter === undefined) return [];
  const least = coldAfter + limits.coldDays.value;
  return [
    {
      when: deleteAfter < least,
      code: "AWS-BACKUP-COLD",
      what: `cold storage holds a recovery point for ${limits.coldDays.value} days at least`,
      given: `cold after ${coldAfter}, deleted after ${deleteAfter} days`,
      allowed: `keep of ${coldAfter} + ${limits.coldDays.value} = ${least} days and more`,
      change: "lengthen keep, or take archiveAfter out",
    },
  ];
}
