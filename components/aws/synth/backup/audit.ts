import {
  amountIn,
  type DataStore,
  type Protection,
  periodOf,
  type RecoveryObjectives,
  type ResourceSpec,
  textOf,
  type Value,
} from "../../../../core/model";
import { type Scope, tagsOf } from "../common/scope";
import { concerns } from "../common/tokens";
import { daysOf, wordNameOf } from "./common";
import { backupDelays, backupLimits as limits } from "./limits";
import { backupTokens as tokens } from "./tokens";

/** Whether an entry of `recovery:` asks for a framework. */
export function isAudited({ entry }: RecoveryObjectives): boolean {
  return textOf(entry.spec, "audit")?.value === "framework";
}

/**
 * Objectives as controls of AWS Backup Audit Manager, where an entry of `recovery:` asks for it (`audit: framework`):
 * the account must record its configuration (AWS Config), or every control stays without a judgement.
 */
export function frameworkOf(store: DataStore, instance: string, scope: Scope): ResourceSpec[] {
  const { objectives } = store;
  if (!objectives || !isAudited(objectives)) return [];
  const { rto, rpo } = objectives;
  const where = { complianceResourceTypes: ["RDS"], complianceResourceIds: [instance] };
  const control = (name: string, parameters: Readonly<Record<string, string | number>>): Value => ({
    name,
    inputParameters: Object.entries(parameters).map(([parameter, value]) => ({
      name: parameter,
      value: String(value),
    })),
    scope: where,
  });
  const snapshots = store.protections.filter(({ method }) => method === "snapshot");
  const controls = [
    control("BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN", {}),
    ...(rto
      ? [
          control("RESTORE_TIME_FOR_RESOURCES_MEET_TARGET", {
            maxRestoreTime: Math.floor(amountIn(rto.value, "minute")),
          }),
        ]
      : []),
    ...snapshots.slice(0, 1).flatMap((one) => lastCreated(one, control)),
  ];
  const key = `backup-framework-${store.key}`;
  return [
    {
      key,
      type: tokens.framework,
      concern: concerns.backup,
      inputs: {
        name: wordNameOf(scope, [store.key], limits.auditName.value),
        controls,
        tags: tagsOf(scope, "backup", key),
      },
      clauses: [...(rto?.clauses ?? []), ...(rpo?.clauses ?? [])],
      evidence: [],
    },
  ];
}

type Control = (name: string, parameters: Readonly<Record<string, string | number>>) => Value;

/** The newest recovery point is no older than one period and the time its job may wait. */
function lastCreated(protection: Protection, control: Control): Value[] {
  const period = periodOf(protection);
  if (period === undefined || !protection.keep || daysOf(protection.keep) < 1) return [];
  const hours = Math.ceil((period + backupDelays.startWindow) / 3600);
  return [
    control("BACKUP_LAST_RECOVERY_POINT_CREATED", { recoveryPointAgeUnit: "hours", recoveryPointAgeValue: hours }),
  ];
}
