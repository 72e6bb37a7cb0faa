import type { DataStore, EvidencePoint, Fact, ResourceSpec, Value } from "../../../../core/model";
import { numberVia, pointOf, withEvidence } from "../common/evidence";
import { plainNameOf, type Scope, tagsOf } from "../common/scope";
import { concerns } from "../common/tokens";
import { inputsOf } from "../common/typed-inputs";
import { says, serving, tokenPoints } from "./common";
import { backupLimits as limits } from "./limits";
import { backupRoleKey } from "./roles";
import type { BackupRule } from "./rules";
import { backupTokens as tokens } from "./tokens";
import { vaultArn, vaultKey } from "./vaults";

/** The plan of one rule, and what it backs up: by ARN, which needs no opt-in of the account. */
export function planOf(rule: BackupRule, store: DataStore, arn: string, scope: Scope): ResourceSpec[] {
  const key = `backup-plan-${rule.key}`;
  const cleanup = store.protections.filter(({ method }) => method === "lifecycle");
  const others = cleanup.flatMap(({ entry }) => entry.facts);
  const facts = [...rule.protection.entry.facts, ...others];
  const inputs: Record<string, Value> = {
    name: plainNameOf(scope, [rule.key], limits.planName.value),
    rules: [ruleInputs(rule, scope)],
    tags: tagsOf(scope, "backup", rule.key),
  };
  const plan = withEvidence(
    { key, type: tokens.plan, concern: concerns.backup, inputs },
    facts,
    pointsOf(rule, others),
  );
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

function ruleInputs(rule: BackupRule, scope: Scope): Value {
  const lifecycle = {
    deleteAfter: rule.deleteAfter,
  };
  return {
    ruleName: rule.key,
    targetVaultName: { ref: vaultKey(scope, scope.region), output: "name" },
    schedule: rule.schedule,
    scheduleExpressionTimezone: rule.timezone,
    startWindow: rule.startWindow,
    completionWindow: rule.completionWindow,
    enableContinuousBackup: rule.continuous,
    lifecycle,
    ...(rule.copyRegion && {
      copyActions: [{ destinationVaultArn: vaultArn(scope, rule.copyRegion), lifecycle }],
    }),
  };
}

/** The document's values where the platform enforces them; `others` ask for the deletion of what is too old. */
function pointsOf(rule: BackupRule, others: readonly Fact[]): EvidencePoint[] {
  const own = rule.protection.entry.facts;
  const days = (subject: string) =>
    own.filter(says(subject)).map((fact) => {
      const whole = (fact.base ?? 0) % 86_400 === 0;
      const expression = whole ? "documented / day" : "ceil(documented / day)";
      return pointOf(fact, "rules[0].lifecycle.deleteAfter", numberVia(fact, expression, { day: 86_400 }));
    });
  return [
    ...tokenPoints(own, says("method"), "rules[0].enableContinuousBackup", String(rule.continuous)),
    ...tokenPoints(others, says("method"), "rules[0].lifecycle.deleteAfter", String(rule.deleteAfter)),
    ...tokenPoints(own, says("schedule"), "rules[0].schedule", rule.schedule),
    // What follows every change meets any interval.
    ...(rule.continuous
      ? tokenPoints(own, says("every"), "rules[0].enableContinuousBackup", "true")
      : tokenPoints(own, says("every"), "rules[0].schedule", rule.schedule)),
    ...days(rule.continuous && rule.protection.window ? "period" : "keep"),
  ];
}
