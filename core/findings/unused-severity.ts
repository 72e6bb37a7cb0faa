import { everyPlanned, type Plan, severities } from "../model";
import { type Contradiction, clausesOf, inLanguageOf, type Rule } from "./contradiction";

/** A severity somebody is to hear of, and nothing ever reports. */
export const unusedSeverity: Rule = (plan) => {
  const used = usedRoutes(plan);
  return plan.routes
    .filter(({ key, clauses }) => severities.some((one) => one === key) && clauses.length > 0 && !used.has(key))
    .map(
      ({ key, title, clauses }): Contradiction => ({
        clauses: clausesOf({ clauses }),
        what: `nothing is ever reported as ${title}`,
        arithmetic: `0 alerts, events, budgets and entries are of severity ${key}`,
        suggestion: inLanguageOf(plan, {
          en: `${title}: when ... (name the condition), or leave the level out.`,
          ja: `${title}: （条件を書く。なければこの段階を削る）`,
        }),
        at: plan.system.routes.find((route) => route.key === key)?.at ?? { file: plan.system.file, line: 1, column: 1 },
      }),
    );
};

function usedRoutes({ alerts, events, budgets, entries, reports = [] }: Plan): ReadonlySet<string> {
  return new Set([
    ...alerts
      .filter(({ quiet }) => !quiet)
      .flatMap(({ rules }) => rules.flatMap(({ route, severity }) => [route, severity])),
    ...events.flatMap(({ spec }) => [spec.notify ?? spec.severity, spec.severity]),
    ...budgets.map(({ route }) => route),
    ...everyPlanned(entries).flatMap(({ spec }) => spec.notify ?? []),
    ...reports.map(({ route }) => route),
  ]);
}
