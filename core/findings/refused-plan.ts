import type { Clause, Problem } from "../model";
import { type Contradiction, clausesOf, inLanguageOf, type Rule } from "./contradiction";

/** Problems of the plan that are impossibilities of the document, and keep it from being deployed. */
const codes: ReadonlySet<string> = new Set([
  "PLAN-UNREACHABLE",
  "PLAN-ALWAYS",
  "PLAN-BACKUP-RPO",
  "PLAN-BACKUP-RTO",
  "PLAN-BACKUP-GENERATIONS",
  "PLAN-BACKUP-ARCHIVE",
  "PLAN-HOURS",
]);

/** What the plan itself refuses: a condition that can never or always hold, an objective its own steps exceed. */
export const refusedPlan: Rule = (plan) =>
  plan.problems
    .filter(({ code }) => codes.has(code))
    .map((problem): Contradiction => {
      const { what, given, allowed, change = "", clauses = [], at } = problem;
      return {
        clauses: clausesOf({ clauses: clauses.length > 0 ? clauses : clausesAt(problem, plan.clauses) }),
        what,
        arithmetic: [given, allowed].filter((part) => part !== undefined).join("; allowed: "),
        deployed: "nothing, until it is corrected",
        suggestion: inLanguageOf(plan, { en: `${change}.`, ja: `${allowed ?? change}` }),
        ...(at && { at }),
      };
    });

/** The clauses written at the place of a problem. */
function clausesAt({ at }: Problem, clauses: readonly Clause[]): string[] {
  return clauses.filter((clause) => clause.at.file === at?.file && clause.at.line === at.line).map(({ id }) => id);
}
