import type { Problem } from "../model";
import { overlapsOf } from "../planning/overlaps";
import { type Contradiction, clausesOf, inLanguageOf, type Rule } from "./contradiction";

/** Windows that meet each other, and work that runs at the time of other work or in its window. */
export const overlappingWork: Rule = (plan) =>
  overlapsOf(plan.system)
    .filter(isOfBoth)
    .map(({ what, given = "", clauses = [], at }): Contradiction => {
      const recorded = plan.findings.find((finding) => finding.clauses.filter((id) => clauses.includes(id)).length > 1);
      return {
        clauses: clausesOf({ clauses }),
        what,
        arithmetic: given,
        ...(recorded && { deployed: recorded.done }),
        suggestion: inLanguageOf(plan, {
          en: `Move one of the two (${given}).`,
          ja: `どちらかの時刻を移す（${given}）`,
        }),
        ...(at && { at }),
      };
    });

/** A time that a person chose meets nothing the document says. */
function isOfBoth({ clauses = [] }: Problem): boolean {
  return clauses.length > 1;
}
