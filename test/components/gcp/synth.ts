import type { SynthContext } from "../../../components/kit/context";
import { type Fragment, fragment, merge } from "../../../components/kit/fragment";
import { problemAt } from "../../../components/kit/problems";
import { about, amountOf, formula, inText, ofRole, settled, wholeDays } from "../../../core/evidence";
import {
  alertPlace,
  amountIn,
  type Budget,
  baseUnitOf,
  dimensionOf,
  exact,
  type LogStore,
  type Plan,
  type Planned,
  type PlannedAlert,
  type PlannedRoute,
  type PlannedRule,
  physicalName,
  type Synthesis,
  seconds,
} from "../../../core/model";
import type { GcpMetricMeasurement } from "./language";

export const tokens = {
  alert: "gcp:monitoring/alertPolicy:AlertPolicy",
  channel: "gcp:monitoring/notificationChannel:NotificationChannel",
  bucket: "gcp:logging/projectBucketConfig:ProjectBucketConfig",
  budget: "gcp:billing/budget:Budget",
} as const;

export const bucketKind = "gcp.logging.bucket";

/** A month is the shortest a bucket keeps, ten years the longest. */
const retention = { least: 1, most: 3650, reference: "https://cloud.google.com/logging/quotas#logs_retention_periods" };
const policies = { most: 2000, reference: "https://cloud.google.com/monitoring/quotas#alerting" };

/** A plan on Google Cloud: alert policies on metrics, log buckets, budgets, e-mail channels. */
export function synth(plan: Plan, { place }: SynthContext): Synthesis {
  const whole = merge(
    ...plan.routes.map((route) => channelOf(plan, route)),
    ...plan.stores.filter(({ spec }) => spec.kind === bucketKind).map((store) => bucketOf(store, place.settings)),
    ...plan.alerts.flatMap((alert) => {
      const { measurement } = alert;
      if (measurement.language !== "gcp-metric") return [];
      return alert.rules.map((rule) => policyOf(plan, alert, rule, measurement));
    }),
    ...plan.budgets.map((budget) => budgetOf(plan, budget, place.settings)),
  );
  const used = whole.declarations.filter(({ type }) => type === tokens.alert).length;
  return {
    ...whole,
    limits: [{ name: "alert policies", used, allowed: policies.most, reference: policies.reference }],
  };
}

function nameOf({ system }: Plan, ...parts: readonly string[]): string {
  return physicalName([system.key, system.environment, ...parts], 100);
}

function channelOf(plan: Plan, { key, receivers }: PlannedRoute): Fragment {
  const [mail] = receivers.flatMap(({ address }) => address ?? []);
  if (mail === undefined) return fragment({});
  const inputs = { displayName: nameOf(plan, key), type: "email", labels: { email_address: mail } };
  return fragment({
    declarations: [
      settled({ key: `route-${key}`, type: tokens.channel, concern: "notification", inputs, clauses: [] }),
    ],
  });
}

function bucketOf({ spec, facts, clauses }: Planned<LogStore>, settings: SynthContext["place"]["settings"]): Fragment {
  if (!spec.keep) return fragment({});
  const days = wholeDays(amountOf(spec.keep.value, about(facts, "keep")));
  if (days.traced > retention.most) {
    const given = spec.keep.written;
    const allowed = `${retention.least} to ${retention.most} days (${retention.reference})`;
    const details = { what: "a log bucket keeps nothing that long", given, allowed, change: "keep it elsewhere" };
    return fragment({ problems: [problemAt({ ...spec, clauses }, "PLAN-UNIT", details)] });
  }
  const { project = "", location = "" } = settings;
  const inputs = { project, location, bucketId: spec.name, retentionDays: days };
  const options = { protect: true, retainOnDelete: true };
  const declaration = { key: `store-${spec.key}`, type: tokens.bucket, concern: "logs", inputs, clauses, options };
  return fragment({ declarations: [settled(declaration)] });
}

const comparisons = { ">": "COMPARISON_GT", "<": "COMPARISON_LT" } as const;

function policyOf(plan: Plan, alert: PlannedAlert, rule: PlannedRule, measurement: GcpMetricMeasurement): Fragment {
  const { operator, limit } = rule.threshold;
  if (operator !== ">" && operator !== "<") {
    const what = "Cloud Monitoring compares with more than and less than only";
    const at = { ...alertPlace(plan, alert.key), clauses: rule.clauses };
    const details = { what, given: operator, allowed: "> or <", change: "write the limit so" };
    return fragment({ problems: [problemAt(at as Parameters<typeof problemAt>[0], "PLAN-UNIT", details)] });
  }
  const { unit } = measurement;
  const factor = amountIn({ amount: "1", unit }, baseUnitOf(dimensionOf(unit)));
  const source = amountOf(limit, ofRole(rule.facts, "threshold"));
  const held = formula(amountOf(rule.for, ofRole(rule.facts, "for")), { format: "integer" });
  const key = `alert-${alert.key}-${rule.severity}`;
  const { title, condition, runbookUrl } = rule.message;
  const declaration = settled({
    key,
    type: tokens.alert,
    concern: "alerts",
    inputs: {
      displayName: nameOf(plan, alert.key, rule.severity),
      combiner: "OR",
      conditions: [
        {
          displayName: condition,
          conditionThreshold: {
            filter: measurement.filter,
            comparison: comparisons[operator],
            thresholdValue:
              factor === 1
                ? formula(source)
                : formula(source, { expression: "documented / factor", terms: { factor } }),
            duration: inText`${held}s`,
            aggregations: [{ alignmentPeriod: `${seconds(rule.window)}s`, perSeriesAligner: measurement.aligner }],
          },
        },
      ],
      notificationChannels: [{ ref: `route-${rule.route}`, output: "id" }],
      documentation: { content: `${title}\n\n${runbookUrl}` },
      enabled: true,
    },
    clauses: rule.clauses,
  });
  const { severity, threshold } = rule;
  return fragment({
    declarations: [declaration],
    rules: [
      {
        ...{ id: `${rule.id}/cloud-monitoring`, alert: alert.key, clauses: rule.clauses, concept: alert.concept },
        ...{ severity, engine: "cloud-monitoring", pages: !alert.quiet, expression: measurement.filter, threshold },
        ...{ for: rule.for, fidelity: exact, routes: [rule.route], declaration: key },
      },
    ],
  });
}

function budgetOf(plan: Plan, budget: Budget, { billingAccount = "" }: SynthContext["place"]["settings"]): Fragment {
  const { spec, amount, facts, clauses, notices, route } = budget;
  const units = formula({ value: Number(amount.value.amount), facts: about(facts, "amount") });
  const inputs = {
    billingAccount,
    displayName: nameOf(plan, spec.key),
    amount: { specifiedAmount: { currencyCode: amount.value.currency, units } },
    thresholdRules: notices.map(({ of, stated, from }) => {
      const source = { value: stated.base, facts: about(facts, from) };
      const share =
        stated.as === "share"
          ? formula(source)
          : formula(source, { expression: "documented / amount", terms: { amount: Number(amount.value.amount) } });
      return { thresholdPercent: share, spendBasis: of === "actual" ? "CURRENT_SPEND" : "FORECASTED_SPEND" };
    }),
    allUpdatesRule: { monitoringNotificationChannels: [{ ref: `route-${route}`, output: "id" }] },
  };
  return fragment({
    declarations: [settled({ key: `budget-${spec.key}`, type: tokens.budget, concern: "budgets", inputs, clauses })],
  });
}
