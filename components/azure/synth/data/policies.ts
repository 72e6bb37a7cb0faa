import { createHash } from "node:crypto";
import { about, boundedDays, inText, settle, spelled, type Traced, type TracedText } from "../../../../core/evidence";
import type { BackupSpec, Planned, Problem, Schedule } from "../../../../core/model";
import { fragment } from "../../../kit/fragment";
import { problemAt } from "../../../kit/problems";
import type { Context } from "../common/context";
import { plainNameOf } from "../common/naming";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import type { workloadRoles } from "../identities/role-assignments";
import { windowsZone } from "../schedules/timezones";
import { amountsOf } from "./evidence";
import { dataLimits } from "./limits";
import { daysOf } from "./numbers";
import { type Period, repeatOf } from "./repeat";
import type { Target } from "./target";
import { dataConcern, dataTypes } from "./tokens";

/** The vault that copies, and the identity it does it with. */
export interface Copier {
  readonly target: Target;
  readonly vault: string;
  readonly worker: string;
  /** Keys of the stores this stack declares: what is granted on one of them waits for it. */
  readonly made: ReadonlySet<string>;
}

/** What a vault can copy: how it calls it, what it may do there, and whether a copy is a full one. */
export interface Source {
  readonly datasource: string;
  readonly backupType: "Full" | "Discrete";
  /** How often it can be copied; every source has its own support matrix. */
  readonly periods: readonly Period[];
  readonly reference: string;
  readonly role: keyof typeof workloadRoles;
  /** Reading the group is how a vault finds a server. */
  readonly readsGroup: boolean;
  /** ResourceSpec key of the thing itself, where this stack makes it. */
  readonly key: string;
}

const store = { objectType: "DataStoreInfoBase", dataStoreType: "VaultStore" } as const;

/**
 * When a vault copies and how long it keeps. Azure changes no policy in place, so its name contains what it says: other
 * contents are another policy, to which the instance moves before this one goes.
 */
export function policyOf(
  scene: Context,
  { target, vault }: Copier,
  entry: Planned<BackupSpec>,
  source: Source,
): Fragment {
  const schedule = entry.spec.schedule;
  const [keep = { value: 0, facts: [] }] = amountsOf(entry, "keep");
  const days = daysOf(keep.value);
  const repeat = schedule && repeatOf(schedule.value);
  const zone = schedule && windowsZone(schedule.value.timezone);
  if (!repeat || zone === undefined || !source.periods.includes(repeat.period)) {
    return fragment({ problems: [scheduleProblem(entry, source)] });
  }
  const { least, most } = dataLimits.vaultRetention;
  if (days < least || days > most) return fragment({ problems: [retentionProblem(entry, days)] });
  const times = spelled({ value: repeat.text, facts: about(entry.facts, "schedule") }, (text) => text);
  const properties = {
    objectType: "BackupPolicy" as const,
    datasourceTypes: [source.datasource],
    policyRules: [backupRule(source, times, zone), retentionRule(inText`P${boundedDays(keep, days)}D`)],
  };
  const content = createHash("sha256")
    .update(JSON.stringify(settle(properties).inputs))
    .digest("hex")
    .slice(0, 8);
  const declaration = azureSpec({
    key: `policy-${entry.spec.key}`,
    type: dataTypes.backupPolicy,
    concern: dataConcern,
    inputs: {
      backupPolicyName: plainNameOf(scene, [entry.spec.key, content], dataLimits.policyName.value),
      vaultName: { ref: vault, output: "name" },
      resourceGroupName: target.resourceGroup,
      properties,
    },
    clauses: entry.clauses,
  });
  return fragment({ declarations: [declaration] });
}

function backupRule({ backupType }: Source, repeat: Traced<string>, timeZone: string) {
  return {
    objectType: "AzureBackupRule" as const,
    name: `Backup${backupType}`,
    backupParameters: { objectType: "AzureBackupParams" as const, backupType },
    dataStore: store,
    trigger: {
      objectType: "ScheduleBasedTriggerContext" as const,
      schedule: { repeatingTimeIntervals: [repeat], timeZone },
      taggingCriteria: [{ isDefault: true, taggingPriority: 99, tagInfo: { tagName: "Default" } }],
    },
  };
}

function retentionRule(duration: TracedText) {
  return {
    objectType: "AzureRetentionRule" as const,
    name: "Default",
    isDefault: true,
    lifecycles: [{ deleteAfter: { objectType: "AbsoluteDeleteOption" as const, duration }, sourceDataStore: store }],
  };
}

/** As the file writes them. */
const written: Readonly<Record<Period, string>> = { P1D: "daily HH:MM", P1W: "weekly <day> HH:MM" };

function scheduleProblem(entry: Planned<BackupSpec>, { datasource, periods, reference }: Source): Problem {
  const schedule = entry.spec.schedule;
  return problemAt(entry, "AZURE-BACKUP-SCHEDULE", {
    what: `a backup vault copies ${datasource} at one time, and not more often than it supports`,
    given: schedule ? `${schedule.written} ${zoneOf(schedule.value)}` : "none",
    allowed: `${periods.map((period) => written[period]).join(", ")}, in a zone Azure knows (${reference})`,
    change: periods.includes("P1D")
      ? "correct schedule, or remove vault"
      : "write a weekly schedule; a daily copy is made by the server's own backups or by a job that dumps",
  });
}

function zoneOf({ timezone }: Schedule): string {
  return `(${timezone})`;
}

function retentionProblem(entry: Planned<BackupSpec>, days: number): Problem {
  const { least, most, code, reference } = dataLimits.vaultRetention;
  return problemAt(entry, code, {
    what: "a backup vault keeps recovery points for 7 days to 10 years",
    given: `${days} days`,
    allowed: `${least} to ${most} days (${reference})`,
    change: "change keep",
  });
}
