import {
  amountIn,
  type DataStore,
  type MonitoredResource,
  type Problem,
  type Protection,
  periodOf,
  type RecoveryObjectives,
  type TextLeaf,
} from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import { neededProperties } from "../../../kit/needed-properties";
import { type Context, tagsOf } from "../common/context";
import { type AwsResource, awsResource, type Fragment, serving } from "../common/resource";
import { concerns } from "../common/tokens";
import { databaseKey, isOwned } from "../database/tokens";
import { daysOf, wordNameOf } from "./common";
import { backupDelays, backupLimits as limits } from "./limits";
import { backupTokens as tokens } from "./tokens";

/** Whether an entry of `recovery:` asks for a framework. */
export function isAudited({ entry }: RecoveryObjectives): boolean {
  return entry.spec.audit?.value === "framework";
}

/**
 * Objectives as controls of AWS Backup Audit Manager, where an entry of `recovery:` asks for it (`audit: framework`):
 * the account must record its configuration (AWS Config), or every control stays without a judgement.
 */
export function frameworkOf(store: DataStore, scope: Context): Fragment {
  const { objectives } = store;
  if (!objectives || !isAudited(objectives) || !store.resource) return nothing;
  const id = resourceIdOf(store.resource, objectives);
  return id.values
    ? { ...nothing, declarations: framework(store, objectives, id.values.resourceId, scope) }
    : { ...nothing, problems: id.problems };
}

/** AWS Config, which the controls ask, knows an instance by its resource id; that of one of ours is known once it is made. */
function resourceIdOf(
  resource: MonitoredResource,
  { entry }: RecoveryObjectives,
): { values?: { readonly resourceId: TextLeaf }; problems: readonly Problem[] } {
  if (isOwned(resource))
    return { values: { resourceId: { ref: databaseKey(resource), output: "resourceId" } }, problems: [] };
  const forms = { resourceId: [/^db-[A-Z0-9]+$/, "db-ABCDEFGHIJKLMNOPQRSTUVWXYZ"] } as const;
  return neededProperties(resource, ["resourceId"], {
    code: "AWS-BACKUP-AUDIT",
    by: "Backup Audit Manager",
    clauses: entry.clauses,
    forms,
  });
}

function framework(
  store: DataStore,
  { rto, rpo }: RecoveryObjectives,
  resourceId: TextLeaf,
  scope: Context,
): AwsResource[] {
  const where = { complianceResourceTypes: ["RDS"], complianceResourceIds: [resourceId] };
  const control: ControlMaker = (name, parameters) => ({
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
  const resource = awsResource({
    key,
    type: tokens.framework,
    concern: concerns.backup,
    inputs: {
      name: wordNameOf(scope, [store.key], limits.auditName.value),
      controls,
      tags: tagsOf(scope, "backup", key),
    },
  });
  return [serving(resource, [...(rto?.clauses ?? []), ...(rpo?.clauses ?? [])])];
}

interface Control {
  readonly name: string;
  readonly inputParameters: readonly { readonly name: string; readonly value: string }[];
  readonly scope: {
    readonly complianceResourceTypes: readonly string[];
    readonly complianceResourceIds: readonly TextLeaf[];
  };
}
type ControlMaker = (name: string, parameters: Readonly<Record<string, string | number>>) => Control;

/** The newest recovery point is no older than one period and the time its job may wait. */
function lastCreated(protection: Protection, control: ControlMaker): Control[] {
  const period = periodOf(protection);
  if (period === undefined || !protection.keep || daysOf(protection.keep) < 1) return [];
  const hours = Math.ceil((period + backupDelays.startWindow) / 3600);
  return [
    control("BACKUP_LAST_RECOVERY_POINT_CREATED", { recoveryPointAgeUnit: "hours", recoveryPointAgeValue: hours }),
  ];
}
