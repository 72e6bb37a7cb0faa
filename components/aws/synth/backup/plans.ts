import { about, amountOf, spelled, wholeDays, writtenAt } from "../../../../core/evidence";
import type { DataStore, Fact } from "../../../../core/model";
import { type Context, plainNameOf, tagsOf } from "../common/context";
import { type AwsResource, awsResource, serving } from "../common/resource";
import { concerns } from "../common/tokens";
import type { BackupRule } from "./common";
import { backupLimits as limits } from "./limits";
import { backupRoleKey } from "./roles";
import { backupTokens as tokens } from "./tokens";
import { vaultArn, vaultKey } from "./vaults";

/** The plan of one rule, and what it backs up: by ARN, which needs no opt-in of the account. */
export function planOf(rule: BackupRule, store: DataStore, arn: string, scope: Context): AwsResource[] {
  const key = `backup-plan-${rule.key}`;
  const cleanup = store.protections.filter(({ method }) => method === "lifecycle");
  const others = cleanup.flatMap(({ entry }) => entry.facts);
  const facts = [...rule.protection.entry.facts, ...others];
  const inputs = {
    name: plainNameOf(scope, [rule.key], limits.planName.value),
    rules: [ruleInputs(rule, others, scope)],
    tags: tagsOf(scope, "backup", rule.key),
  };
  const plan = awsResource({ key, type: tokens.plan, concern: concerns.backup, inputs }, facts);
  const selection = awsResource({
    key: `${key}-selection`,
    type: tokens.selection,
    concern: concerns.backup,
    inputs: {
      name: plainNameOf(scope, [rule.key], limits.planName.value),
      planId: { ref: key, output: "id" },
      iamRoleArn: { ref: backupRoleKey, output: "arn" },
      resources: [arn],
    },
  });
  const rpo = rule.continuous ? (store.objectives?.rpo?.clauses ?? []) : [];
  return [serving(plan, rpo), serving(selection, plan.clauses)];
}

/** `others` ask for the deletion of what is too old, which is this rule's. */
function ruleInputs(rule: BackupRule, others: readonly Fact[], scope: Context) {
  const { entry, startWindow, duration } = rule.protection;
  const { facts, spec } = entry;
  // What follows every change meets any interval.
  const apart = about(facts, "every");
  const timed = [...about(facts, "schedule"), ...(rule.continuous ? [] : apart)];
  const followed = [...about(facts, "method"), ...(rule.continuous ? apart : [])];
  const kept = wholeDays(amountOf(rule.retention, about(facts, rule.retained)));
  const { copyKeep } = rule.protection;
  const copyKept = copyKeep ? wholeDays(amountOf(copyKeep, about(facts, "copyKeep"))) : kept.traced;
  const cleaned = spelled({ value: kept.traced, facts: about(others, "method") }, (days) => days);
  return {
    ruleName: writtenAt(rule.key, rule.protection.entry.spec),
    targetVaultName: { ref: vaultKey(scope, scope.region), output: "name" },
    schedule: spelled({ value: rule.schedule, facts: timed }, (text) => text),
    scheduleExpressionTimezone: rule.timezone,
    startWindow: writtenAt(rule.startWindow, startWindow ?? spec),
    completionWindow: writtenAt(rule.completionWindow, duration ?? startWindow ?? spec),
    enableContinuousBackup: spelled({ value: rule.continuous, facts: followed }, (continuous) => continuous),
    lifecycle: { deleteAfter: { ...kept, from: [...kept.from, ...cleaned.from] } },
    ...(rule.copyRegion && {
      copyActions: [{ destinationVaultArn: vaultArn(scope, rule.copyRegion), lifecycle: { deleteAfter: copyKept } }],
    }),
  };
}
