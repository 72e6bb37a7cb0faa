import { about, amountOf, formula, spelled } from "../../../../core/evidence";
import { type DataStore, longestGap } from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import { type Context, tagsOf } from "../common/context";
import { awsResource, type Fragment, serving } from "../common/resource";
import { concerns } from "../common/tokens";
import type { BackupRule } from "./common";
import { cronOf, entryOf, wordNameOf } from "./common";
import { backupLimits as limits } from "./limits";
import { restoreRoleKey } from "./roles";
import { backupTokens as tokens } from "./tokens";
import { vaultArn } from "./vaults";

/** Hours a test may wait: short, so that it is over before people need the database's neighbours. */
const startHours = 1;

/**
 * A plan that restores the newest recovery point at the documented time, into a copy AWS Backup deletes by itself.
 * It says how long a restore takes; that the data is right, a job must look.
 */
export function restoreTestOf(store: DataStore, rules: readonly BackupRule[], arn: string, scope: Context): Fragment {
  const { restoreTest } = store;
  if (!restoreTest) return nothing;
  const { entry, schedule } = restoreTest;
  const at = entryOf(entry);
  const { cron, problems } = cronOf(schedule, at);
  const wait = entry.spec.startWindow;
  if (!cron) return { ...nothing, problems };
  const key = `restore-test-${store.key}`;
  const inputs = {
    name: wordNameOf(scope, [store.key], limits.restoreTestingName.value),
    scheduleExpression: spelled({ value: cron.expression, facts: about(entry.facts, "schedule") }, (text) => text),
    scheduleExpressionTimezone: cron.timezone,
    startWindowHours: wait
      ? formula(amountOf(wait, about(entry.facts, "startWindow")), {
          expression: "documented / hour",
          terms: { hour: 3600 },
        })
      : startHours,
    recoveryPointSelection: {
      algorithm: "LATEST_WITHIN_WINDOW",
      includeVaults: [vaultArn(scope)],
      recoveryPointTypes: [
        ...(rules.some(({ continuous }) => continuous) ? ["CONTINUOUS"] : []),
        ...(rules.some(({ continuous }) => !continuous) ? ["SNAPSHOT"] : []),
      ],
      selectionWindowDays: windowDays(longestGap(schedule.value)),
    },
    tags: tagsOf(scope, "backup", key),
  };
  const plan = awsResource({ key, type: tokens.restoreTestingPlan, concern: concerns.backup, inputs }, entry.facts);
  const subnets = entry.spec.subnetGroup?.value;
  const selection = awsResource({
    key: `${key}-selection`,
    type: tokens.restoreTestingSelection,
    concern: concerns.backup,
    inputs: {
      name: wordNameOf(scope, [store.key], limits.restoreTestingName.value),
      restoreTestingPlanName: { ref: key, output: "name" },
      iamRoleArn: { ref: restoreRoleKey, output: "arn" },
      protectedResourceType: "RDS",
      protectedResourceArns: [arn],
      ...(subnets !== undefined && { restoreMetadataOverrides: { dbSubnetGroupName: subnets } }),
    },
  });
  return { ...nothing, declarations: [plan, serving(selection, plan.clauses)] };
}

/** Recovery points as old as the time since the last test still count. */
function windowDays(gap: number): number {
  return Math.min(limits.restoreTestingWindow.most, Math.max(1, Math.ceil(gap / 86_400)));
}
