import { baseAmount, formatQuantity, type PlannedAlert } from "../model";
import { type Contradiction, clausesOf, inLanguageOf, type Rule } from "./contradiction";

/** Values between the end of the normal band and the first limit are neither normal nor a warning. */
export const unnamedValues: Rule = (plan) => {
  const gaps = plan.alerts.flatMap((alert) => gapOf(alert) ?? []);
  if (gaps.length === 0) return [];
  const found: Contradiction = {
    clauses: clausesOf(...gaps),
    what: "values between normal and the first level have no name",
    arithmetic: gaps.map(({ title, from, to }) => `${title} ${from} to ${to}`).join("; "),
    deployed: "a band on the dashboards, without notification",
    suggestion: inLanguageOf(plan, {
      en: gaps.map(({ title, to }) => `- ${title}: normal below ${to}`).join("\n"),
      ja: gaps.map(({ title, to }) => `- ${title}: 正常は${to}未満`).join("\n"),
    }),
  };
  return [found];
};

function gapOf({ title, normal, facts = [], rules }: PlannedAlert) {
  const above = rules.filter(({ threshold }) => threshold.operator.startsWith(">"));
  const first = [...above].sort((a, b) => baseAmount(a.threshold.limit) - baseAmount(b.threshold.limit))[0];
  if (!normal || !first || baseAmount(normal.to) >= baseAmount(first.threshold.limit)) return undefined;
  return {
    title,
    from: formatQuantity(normal.to),
    to: formatQuantity(first.threshold.limit),
    clauses: clausesOf(first, { clauses: facts.map(({ clause }) => clause) }),
  };
}
