import { baseAmount, formatQuantity, isBreached, type PlannedAlert, type PlannedRule } from "../model";
import { type Contradiction, clausesOf, inLanguageOf, pairsOf, type Rule, writtenAlerts } from "./contradiction";

/** Levels of one alert that say the same, and normal values that already alert. */
export const meaninglessLevels: Rule = (plan) =>
  writtenAlerts(plan)
    .flatMap((alert) => [...sameLevels(alert), ...normalAlerts(alert)])
    .map(({ suggestion, ...found }) => ({ ...found, suggestion: inLanguageOf(plan, suggestion) }));

type Found = Omit<Contradiction, "suggestion"> & { readonly suggestion: { readonly en: string; readonly ja: string } };

function sameLevels({ rules, title }: PlannedAlert): Found[] {
  return pairsOf(rules).flatMap(([worse, lesser]): Found[] => {
    const same =
      worse.threshold.operator === lesser.threshold.operator &&
      baseAmount(worse.threshold.limit) === baseAmount(lesser.threshold.limit) &&
      baseAmount(worse.for) === baseAmount(lesser.for);
    const clauses = clausesOf(worse, lesser);
    // One statement for both levels is the choice of the system file, not of the document.
    if (!same || clauses.length < 2) return [];
    return [
      {
        clauses,
        what: `${title} is ${lesser.severity} and ${worse.severity} at once: ${lesser.severity} never comes first`,
        arithmetic: `${limitText(lesser)} = ${limitText(worse)}`,
        deployed: `both; ${lesser.severity} stays silent while ${worse.severity} fires, where the platform can`,
        suggestion: {
          en: `${title}, ${lesser.severity}: a limit before ${limitText(worse)}.`,
          ja: `${title}（${lesser.severity}）: ${limitText(worse)}より手前の値`,
        },
      },
    ];
  });
}

function normalAlerts({ rules, normal, facts = [], title }: PlannedAlert): Found[] {
  if (!normal) return [];
  return rules.flatMap((rule): Found[] => {
    const overlapping = [normal.from, normal.to].find((edge) => isBreached(rule.threshold, baseAmount(edge)));
    if (!overlapping) return [];
    return [
      {
        clauses: clausesOf(rule, { clauses: facts.map(({ clause }) => clause) }),
        what: `${title} counts as normal where it is ${rule.severity}`,
        arithmetic: `normal ${formatQuantity(normal.from)} to ${formatQuantity(normal.to)}, ${rule.severity} ${limitText(rule)}`,
        deployed: "the alert; the band is only drawn",
        suggestion: {
          en: `${title}: normal up to the limit of ${rule.severity}, ${limitText(rule)}.`,
          ja: `${title}: 正常範囲は${rule.severity}の閾値（${limitText(rule)}）の手前までとする`,
        },
      },
    ];
  });
}

function limitText({ threshold }: PlannedRule): string {
  return `${threshold.operator} ${formatQuantity(threshold.limit)}`;
}
