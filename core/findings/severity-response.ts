import { compareSeverity, type Plan, type Quantity, type Severity, type Stated, seconds, severities } from "../model";
import { timeText } from "./amounts";
import { type Contradiction, clausesOf, inLanguageOf, isDocumented, pairsOf, type Rule } from "./contradiction";

interface Answer {
  readonly severity: Severity;
  readonly title: string;
  readonly within: Stated<Quantity>;
}

/** A worse severity is answered later than a lesser one, or one severity at two different times. */
export const severityResponse: Rule = (plan) =>
  pairsOf(answersOf(plan)).flatMap((pair): Contradiction[] => {
    const [worse, lesser] = [...pair].sort(
      (a, b) => compareSeverity(a.severity, b.severity) || seconds(b.within.value) - seconds(a.within.value),
    ) as [Answer, Answer];
    const [slow, fast] = [seconds(worse.within.value), seconds(lesser.within.value)];
    if (slow <= fast) return [];
    const alike = worse.severity === lesser.severity;
    return [
      {
        clauses: clausesOf(worse.within, lesser.within),
        what: alike
          ? `${worse.severity} is answered at two different times`
          : `${worse.severity} is answered later than ${lesser.severity}`,
        arithmetic: `${worse.title} ${timeText(slow)} > ${lesser.title} ${timeText(fast)}`,
        deployed: "both as documented",
        suggestion: inLanguageOf(plan, {
          en: `${worse.title}: answered within ${timeText(fast)}.`,
          ja: `${worse.title}: ${timeText(fast, "ja")}以内に対応する`,
        }),
        at: worse.within.at,
      },
    ];
  });

/** How soon people answer, by the routes, and by the first step of their escalations. */
function answersOf(plan: Plan): Answer[] {
  const { routes, escalations } = plan.system;
  const answers = [
    ...routes.map(({ key, title, response }) => ({ keys: [key], title, within: response })),
    ...escalations.map(({ routes: keys, title, steps }) => ({ keys, title, within: steps[0]?.after })),
  ];
  return answers.flatMap(({ keys, title, within }) => {
    const severity = keys.flatMap((key) => severityOf(plan, key) ?? []).sort(compareSeverity)[0];
    return severity && isDocumented(within) ? [{ severity, title, within }] : [];
  });
}

/** A route named after a severity, or the worst of what it tells. */
function severityOf({ alerts }: Plan, route: string): Severity | undefined {
  const told = alerts.flatMap(({ rules }) => rules).filter((rule) => rule.route === route);
  return severities.find((one) => one === route) ?? told.map(({ severity }) => severity).sort(compareSeverity)[0];
}
