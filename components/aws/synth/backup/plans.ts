import { about, amountOf, spelled, type TracedInputs, wholeDays } from "../../../../core/evidence";
import type { DataStore, Fact, ResourceSpec } from "../../../../core/model";
import { type Context, plainNameOf, tagsOf } from "../common/context";
import { withEvidence } from "../common/evidence";
import { concerns } from "../common/tokens";
import { inputsOf } from "../common/typed-inputs";
import { serving } from "./common";
import { backupLimits as limits } from "./limits";
import { backupRoleKey } from "./roles";
import type { BackupRule } from "./rules";
import { backupTokens as tokens } from "./tokens";
import { vaultArn, vaultKey } from "./vaults";

/** The plan of one rule, and what it backs up: by ARN, which needs no opt-in of the account. */
export function planOf(rule: BackupRule, store: DataStore, arn: string, scope: Context): ResourceSpec[] {
  const key = `backup-plan-${rule.key}`;
  const cleanup = store.protections.filter(({ method }) => method === "lifecycle");
  const others = cleanup.flatMap(({ entry }) => entry.facts);
  const facts = [...rule.protection.entry.facts, ...others];
  const inputs: TracedInputs = {
    name: plainNameOf(scope, [rule.key], limits.planName.value),
    rules: [ruleInputs(rule, others, scope)],
    tags: tagsOf(scope, "backup", rule.key),
  };
  const plan = withEvidence({ key, type: tokens.plan, concern: concerns.backup, inputs }, facts);
  const rpo = rule.continuous ? (store.objectives?.rpo?.clauses ?? []) : [];
  return [
    serving(plan, rpo),
    {
      key: `${key}-selection`,
      type: tokens.selection,
      concern: concerns.backup,
      inputs: inputsOf(tokens.selection, {
        name: plainNameOf(scope, [rule.key], limits.planName.value),
        planId: { ref: key, output: "id" },
        iamRoleArn: { ref: backupRoleKey, output: "arn" },
        resources: [arn],
      }),
      clauses: plan.clauses,
      evidence: [],
    },
  ];
}

/** `others` ask for the deletion of what is too old, which is this rule's. */
function ruleInputs(rule: BackupRule, others: readonly Fact[], scope: Context): TracedInputs {
  const { facts } = rule.protection.entry;
  // What follows every change meets any interval.
  const apart = about(facts, "every");
  const timed = [...about(facts, "schedule"), ...(rule.continuous ? [] : apart)];
  const followed = [...about(facts, "method"), ...(rule.continuous ? apart : [])];
  const kept = wholeDays(amountOf(rule.retention.value, about(facts, rule.retained)));
  const cleaned = spelled({ value: kept.traced, facts: about(others, "method") }, (days) => days);
  return {
    ruleName: rule.key,
    targetVaultName: { ref: vaultKey(scope, scope.region), output: "name" },
    schedule: spelled({ value: rule.schedule, facts: timed }, (text) => text),
    scheduleExpressionTimezone: rule.timezone,
    startWindow: rule.startWindow,
    completionWindow: rule.completionWindow,
    enableContinuousBackup: spelled({ value: rule.continuous, facts: followed }, (continuous) => continuous),
    lifecycle: { deleteAfter: { traced: kept.traced, from: [...kept.from, ...cleaned.from] } },
    ...(rule.copyRegion && {
      copyActions: [{ destinationVaultArn: vaultArn(scope, rule.copyRegion), lifecycle: { deleteAfter: kept.traced } }],
    }),
  };
}
