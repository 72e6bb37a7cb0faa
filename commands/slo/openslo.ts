import { stringify } from "yaml";
import { prometheusDuration } from "../../core/expressions";
import type { BudgetObjective, BurnTier, Measurement, Plan } from "../../core/model";
import { baseAmount } from "../../core/model";
import { type Language, languageOf } from "../../core/platforms";

const apiVersion = "openslo/v1";

type Document = Readonly<Record<string, unknown>>;

/** Seconds of one point of the indicator: the share of bad requests over five minutes. */
const point = 300;

/**
 * The objectives with an error budget as OpenSLO v1 (https://github.com/OpenSLO/OpenSLO): data sources, services, and per
 * objective one SLO with one alert policy per tier. Figures without a budget have no place in it.
 */
export function openSlo(plans: readonly Plan[]): string {
  const documents = plans.flatMap(documentsOf);
  return documents.map((document) => stringify(document, { lineWidth: 0 })).join("---\n");
}

function documentsOf(plan: Plan): Document[] {
  const budgets = (plan.slos ?? []).flatMap((slo) => (slo.kind === "budget" ? [slo] : []));
  if (budgets.length === 0) return [];
  const { key, title, document } = plan.system;
  const measurements = budgets.flatMap((slo) => measurementOf(plan, slo) ?? []);
  const languages = [...new Set(measurements.map(languageOf))];
  return [
    ...languages.map((language) => ({
      apiVersion,
      kind: "DataSource",
      metadata: { name: sourceName(plan, language) },
      spec: { type: language.openSlo, connectionDetails: {} },
    })),
    {
      apiVersion,
      kind: "Service",
      metadata: { name: nameOf(key), displayName: title },
      spec: { description: `${title} (${document.name} ${document.version})` },
    },
    ...budgets.flatMap((slo) => [...slo.tiers.map((tier) => policyOf(plan, slo, tier)), ...objectiveOf(plan, slo)]),
  ];
}

function objectiveOf(plan: Plan, slo: BudgetObjective): Document[] {
  const measurement = measurementOf(plan, slo);
  if (!measurement) return [];
  const language = languageOf(measurement);
  const { spec, clauses } = slo;
  return [
    {
      apiVersion,
      kind: "SLO",
      metadata: {
        name: nameOf(plan.system.key, spec.key),
        displayName: spec.title,
        annotations: { "hozen/clauses": clauses.join(" "), "hozen/document": plan.system.document.name },
      },
      spec: {
        description: spec.title,
        service: nameOf(plan.system.key),
        indicator: {
          metadata: { name: nameOf(plan.system.key, spec.key, "failures") },
          spec: {
            ratioMetric: {
              counter: false,
              rawType: "failure",
              raw: {
                metricSource: {
                  metricSourceRef: sourceName(plan, language),
                  type: language.openSlo,
                  spec: language.indicator(measurement, slo.budget, point),
                },
              },
            },
          },
        },
        timeWindow: [{ duration: `${baseAmount(slo.period) / 86_400}d`, isRolling: true }],
        budgetingMethod: "Occurrences",
        objectives: [{ displayName: spec.title, target: Number(slo.target) }],
        alertPolicies: slo.tiers.map((tier) => ({ alertPolicyRef: policyName(plan, slo, tier) })),
      },
    },
  ];
}

function policyOf(plan: Plan, slo: BudgetObjective, tier: BurnTier): Document {
  const rule = plan.alerts.find(({ key }) => key === tier.alert)?.rules[0];
  const name = policyName(plan, slo, tier);
  return {
    apiVersion,
    kind: "AlertPolicy",
    metadata: { name },
    spec: {
      description: rule?.message.title ?? tier.alert,
      alertWhenNoData: false,
      alertWhenResolved: true,
      alertWhenBreaching: true,
      conditions: [
        {
          kind: "AlertCondition",
          metadata: { name: `${name}-burn-rate` },
          spec: {
            description: rule?.message.condition ?? tier.alert,
            severity: tier.severity === "critical" ? "page" : "ticket",
            condition: {
              kind: "burnrate",
              op: "gt",
              threshold: Number(tier.burnRate),
              lookbackWindow: prometheusDuration(tier.long),
              alertAfter: prometheusDuration(tier.short),
            },
          },
        },
      ],
      notificationTargets: [
        {
          kind: "AlertNotificationTarget",
          metadata: { name: nameOf(plan.system.key, rule?.route ?? tier.severity) },
          spec: { target: rule?.route ?? tier.severity },
        },
      ],
    },
  };
}

function measurementOf(plan: Plan, { tiers }: BudgetObjective): Measurement | undefined {
  return plan.alerts.find(({ key }) => key === tiers[0]?.alert)?.measurement;
}

function policyName(plan: Plan, { spec }: BudgetObjective, tier: BurnTier): string {
  return nameOf(plan.system.key, spec.key, tier.name);
}

function sourceName(plan: Plan, { openSlo }: Language): string {
  return nameOf(plan.system.key, openSlo);
}

/** OpenSLO names are DNS labels: small letters, digits and hyphens. */
function nameOf(...parts: readonly string[]): string {
  return parts
    .join("-")
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-");
}
