import { documentFindings, type RuleId } from "../../core/findings";
import type { Plan } from "../../core/model";

/** What a rule finds in a plan: the clauses and the arithmetic. */
export function found(rule: RuleId, plan: Plan): string[] {
  return documentFindings(plan)
    .filter((finding) => finding.rule === rule)
    .map(({ clauses, arithmetic }) => `${clauses.join(" ")}: ${arithmetic}`);
}
