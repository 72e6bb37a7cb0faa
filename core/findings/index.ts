/** The document reviewed: what it states and cannot hold, computed from the plan. Pure. */
import type { Plan } from "../model";
import { asleep } from "./asleep";
import { availabilityEscalation } from "./availability-escalation";
import { availabilityRepair } from "./availability-repair";
import { availabilityStops } from "./availability-stops";
import { beyondCapacity } from "./beyond-capacity";
import type { Contradiction, Rule } from "./contradiction";
import { foreignCurrency } from "./foreign-currency";
import { lateErrorAlert } from "./late-error-alert";
import { meaninglessLevels } from "./meaningless-levels";
import { overlappingWork } from "./overlapping-work";
import { recoveryPoint } from "./recovery-point";
import { recoverySteps } from "./recovery-steps";
import { refusedPlan } from "./refused-plan";
import { restoreGranularity } from "./restore-granularity";
import { severityResponse } from "./severity-response";
import { shortRetention } from "./short-retention";
import { twoThresholds } from "./two-thresholds";
import { unnamedValues } from "./unnamed-values";
import { untestedBackup } from "./untested-backup";
import { unusedSeverity } from "./unused-severity";
import { warningAtObjective } from "./warning-at-objective";

export type { Contradiction } from "./contradiction";

/** Every rule by its id, which is the name of its file. */
export const rules = {
  "recovery-point": recoveryPoint,
  "recovery-steps": recoverySteps,
  "availability-stops": availabilityStops,
  "availability-repair": availabilityRepair,
  "availability-escalation": availabilityEscalation,
  "late-error-alert": lateErrorAlert,
  "two-thresholds": twoThresholds,
  "severity-response": severityResponse,
  "short-retention": shortRetention,
  "overlapping-work": overlappingWork,
  "warning-at-objective": warningAtObjective,
  "beyond-capacity": beyondCapacity,
  "meaningless-levels": meaninglessLevels,
  "unnamed-values": unnamedValues,
  asleep,
  "refused-plan": refusedPlan,
  "restore-granularity": restoreGranularity,
  "foreign-currency": foreignCurrency,
  "untested-backup": untestedBackup,
  "unused-severity": unusedSeverity,
} as const satisfies Readonly<Record<string, Rule>>;
export type RuleId = keyof typeof rules;

export interface DocumentFinding extends Contradiction {
  readonly rule: RuleId;
}

/** Everything the rules find in a plan, rule by rule; what no documented value takes part in is no finding. */
export function documentFindings(plan: Plan): DocumentFinding[] {
  return (Object.entries(rules) as [RuleId, Rule][]).flatMap(([rule, find]) =>
    find(plan)
      .filter(({ clauses }) => clauses.length > 0)
      .map((found) => ({ rule, ...found })),
  );
}
