import { createHash } from "node:crypto";
import {
  baseAmount,
  type Intent,
  type Planned,
  type Problem,
  quantityOf,
  type ResourceSpec,
  type Schedule,
  scheduleOf,
  type Value,
} from "../../../../core/model";
import { type Fragment, fragment } from "../../../kit/fragment";
import { problemAt } from "../../../kit/problems";
import type { Context } from "../common/context";
import { plainNameOf } from "../common/naming";
import { windowsZone } from "../schedules/timezones";
import { shown } from "./evidence";
import type { Copier, Source } from "./instances";
import { backupVaultLimits, dataNameLengths } from "./limits";
import { daysOf } from "./numbers";
import { type Period, repeatOf } from "./repeat";
import { dataConcern, dataTypes } from "./tokens";

const store: Value = { objectType: "DataStoreInfoBase", dataStoreType: "VaultStore" };

/**
 * When a vault copies and how long it keeps. Azure changes no policy in place, so its name contains what it says: other
 * contents are another policy, to which the instance moves before this one goes.
 */
export function policyOf(scene: Context, { target, vault }: Copier, entry: Planned<Intent>, source: Source): Fragment {
  const schedule = scheduleOf(entry.spec);
  const keep = quantityOf(entry.spec, "keep");
  const days = keep ? daysOf(baseAmount(keep.value)) : 0;
  const repeat = schedule && repeatOf(schedule.value);
  const zone = schedule && windowsZone(schedule.value.timezone);
  if (!repeat || zone === undefined || !source.periods.includes(repeat.period)) {
    return fragment({ problems: [scheduleProblem(entry, source)] });
  }
  const { shortest, longest } = backupVaultLimits.retention;
  if (days < shortest || days > longest) return fragment({ problems: [retentionProblem(entry, days)] });
  const policyRules: Value = [backupRule(source, repeat.text, zone), retentionRule(days)];
  const properties: Value = { objectType: "BackupPolicy", datasourceTypes: [source.datasource], policyRules };
  const content = createHash("sha256").update(JSON.stringify(properties)).digest("hex").slice(0, 8);
  const declaration: ResourceSpec = {
    key: `policy-${entry.spec.key}`,
    type: dataTypes.backupPolicy,
    concern: dataConcern,
    inputs: {
      backupPolicyName: plainNameOf(scene, [entry.spec.key, content], dataNameLengths.policy),
      vaultName: { ref: vault, output: "name" },
      resourceGroupName: target.resourceGroup,
      properties,
    },
    clauses: entry.clauses,
    evidence: shown(
      entry,
      {
        subject: "schedule",
        path: "properties.policyRules[0].trigger.schedule.repeatingTimeIntervals[0]",
        token: repeat.text,
      },
      {
        subject: "keep",
        path: "properties.policyRules[1].lifecycles[0].deleteAfter.duration",
        match: "^P(\\d+)D$",
        expression: "ceil(documented / 86400)",
      },
    ),
  };
  return fragment({ declarations: [declaration] });
}

function backupRule({ backupType }: Source, repeat: string, timeZone: string): Value {
  return {
    objectType: "AzureBackupRule",
    name: `Backup${backupType}`,
    backupParameters: { objectType: "AzureBackupParams", backupType },
    dataStore: store,
    trigger: {
      objectType: "ScheduleBasedTriggerContext",
      schedule: { repeatingTimeIntervals: [repeat], timeZone },
      taggingCriteria: [{ isDefault: true, taggingPriority: 99, tagInfo: { tagName: "Default" } }],
    },
  };
}

function retentionRule(days: number): Value {
  return {
    objectType: "AzureRetentionRule",
    name: "Default",
    isDefault: true,
    lifecycles: [
      { deleteAfter: { objectType: "AbsoluteDeleteOption", duration: `P${days}D` }, sourceDataStore: store },
    ],
  };
}

/** As the file writes them. */
const written: Readonly<Record<Period, string>> = { P1D: "daily HH:MM", P1W: "weekly <day> HH:MM" };

function scheduleProblem(entry: Planned<Intent>, { datasource, periods, reference }: Source): Problem {
  const schedule = scheduleOf(entry.spec);
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

function retentionProblem(entry: Planned<Intent>, days: number): Problem {
  const { shortest, longest, reference } = backupVaultLimits.retention;
  return problemAt(entry, "AZURE-BACKUP-RETENTION", {
    what: "a backup vault keeps a recovery point for a week to ten years",
    given: `${days} days`,
    allowed: `${shortest}-${longest} days (${reference})`,
    change: "change keep",
  });
}
