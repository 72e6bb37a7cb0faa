import { duration, inText, ofRole, plainText, type TracedText } from "../../../../core/evidence";
import { inlineRecords, isComparable, type PromqlRule, promqlRule, templateText } from "../../../../core/expressions";
import {
  alertPlace,
  combine,
  exact,
  type Fidelity,
  type Measurement,
  type Plan,
  type PlannedAlert,
  type PlannedRoute,
  type PlannedRule,
  type Problem,
  type PromqlMeasurement,
  physicalName,
  seconds,
} from "../../../../core/model";
import { engineFor } from "../../../../core/platforms";
import { collectedFidelity } from "../../../kit/collected";
import { limits } from "../common/limits";
import { mutedBy } from "../notification/mute-timings";
import { notificationSettings, routeFidelity } from "../notification/notification";
import { queryStages } from "./query";
import { valueTemplate } from "./texts";

/** A rule as it stands in a rule group, with what is needed to prove its numbers. */
export interface GrafanaRule {
  readonly alert: PlannedAlert;
  readonly rule: PlannedRule;
  readonly measurement: PromqlMeasurement;
  readonly promql: PromqlRule;
  readonly route?: PlannedRoute;
  readonly pages: boolean;
  readonly body: ReturnType<typeof bodyOf>;
  readonly expression: string;
  readonly fidelity: Fidelity;
}

/** Every rule of the plan that Grafana evaluates, in the plan's order. */
export function grafanaRules(plan: Plan, datasource: string): { rules: GrafanaRule[]; problems: Problem[] } {
  const rules: GrafanaRule[] = [];
  const problems: Problem[] = [];
  for (const alert of plan.alerts) {
    for (const { measurement, pages, suffix } of measuredOn(plan, alert)) {
      for (const rule of alert.rules) {
        const value = isComparable(measurement, rule.threshold)
          ? inlineRecords(promqlRule(measurement, rule))
          : undefined;
        if (value === undefined) problems.push(ruleProblem(plan, alert, measurement, rule));
        else rules.push(grafanaRule(plan, { alert, measurement, rule, pages, suffix }, value, datasource));
      }
    }
  }
  return { rules, problems };
}

interface Measured {
  readonly measurement: PromqlMeasurement;
  readonly pages: boolean;
  /** Key of an alternative's resource; part of the rule's name. */
  readonly suffix: readonly string[];
}

interface RuleOf extends Measured {
  readonly alert: PlannedAlert;
  readonly rule: PlannedRule;
}

function measuredOn(plan: Plan, alert: PlannedAlert): Measured[] {
  const ours = (measurement: Measurement): measurement is PromqlMeasurement =>
    measurement.language === "promql" && engineFor(plan.system, measurement) === "grafana";
  const main = ours(alert.measurement) ? [{ measurement: alert.measurement, pages: !alert.quiet, suffix: [] }] : [];
  const others = alert.alternatives.flatMap(({ measurement, resource }) =>
    ours(measurement) ? [{ measurement, pages: false, suffix: [resource.key] }] : [],
  );
  return [...main, ...others];
}

function grafanaRule(plan: Plan, made: RuleOf, value: TracedText, datasource: string): GrafanaRule {
  const { alert, rule, measurement, pages } = made;
  const promql = promqlRule(measurement, rule);
  const { operator } = rule.threshold;
  const route = plan.routes.find(({ key }) => key === rule.route);
  return {
    alert,
    rule,
    measurement,
    promql,
    pages,
    body: bodyOf(plan, made, queryStages(value, datasource, { operator, limit: promql.limit }), route),
    expression: plainText(inText`(${value}) ${operator} ${promql.limit}`),
    fidelity: combine(fidelityOf(measurement, rule, route), collectedFidelity(plan, alert.resource, measurement)),
    ...(route && { route }),
  };
}

/** The rule in Grafana's spelling. */
function bodyOf(
  plan: Plan,
  { alert, rule, measurement, pages, suffix }: RuleOf,
  datas: ReturnType<typeof queryStages>,
  route: PlannedRoute | undefined,
) {
  const names = [plan.system.key, plan.system.environment, alert.key, rule.severity, ...suffix];
  return {
    name: physicalName([alert.key, rule.severity, ...suffix], limits.name.value),
    uid: physicalName(names, limits.uid.value).replace(/[^\w-]/g, "_"),
    condition: "C",
    datas,
    for: duration(rule.for, ofRole(rule.facts, "for")),
    // Silence is either nothing to judge or the very thing to be told; a query that fails is told as such.
    noDataState: rule.missing === "breach" ? "Alerting" : "OK",
    execErrState: "Error",
    isPaused: !pages,
    labels: labelsOf(plan, alert, rule, route),
    annotations: annotationsOf(measurement, rule, alert.multiple),
    ...(pages &&
      route && {
        notificationSettings: { ...notificationSettings(route), ...mutedBy(plan, alert.key, rule.severity) },
      }),
  };
}

function labelsOf(plan: Plan, alert: PlannedAlert, rule: PlannedRule, route?: PlannedRoute): Record<string, string> {
  return {
    ...route?.labels,
    ...rule.labels,
    severity: rule.severity,
    system: plan.system.key,
    environment: plan.system.environment,
    alert: alert.key,
    ...(alert.quiet ? { objective: alert.key } : { route: rule.route }),
  };
}

function annotationsOf(
  measurement: PromqlMeasurement,
  { message }: PlannedRule,
  multiple?: boolean,
): Record<string, string> {
  return {
    title: templateText(message.title),
    condition: templateText(message.condition),
    value: valueTemplate(measurement.unit, multiple),
    clause: templateText(message.clause),
    first_step: templateText(message.firstStep),
    runbook_url: message.runbookUrl,
  };
}

function fidelityOf(measurement: PromqlMeasurement, rule: PlannedRule, route?: PlannedRoute): Fidelity {
  const approximated = (reason: string): Fidelity => ({ level: "approximated", reason });
  const evaluations = Math.max(1, Math.ceil(seconds(rule.for) / seconds(rule.every)));
  return combine(
    measurement.approximates === undefined ? exact : approximated(measurement.approximates),
    rule.datapoints !== undefined && rule.datapoints < evaluations
      ? approximated(`Grafana cannot count ${rule.datapoints} of ${evaluations} evaluations: all must breach`)
      : exact,
    rule.silencedBy.length > 0
      ? approximated(
          "a rule's own contact point does not support inhibition: this level notifies while a worse one fires",
        )
      : exact,
    seconds(rule.every) % limits.interval.value === 0
      ? exact
      : approximated(
          `evaluated every ${intervalSeconds(rule)} seconds: Grafana takes multiples of ${limits.interval.value}`,
        ),
    route ? routeFidelity(route) : exact,
  );
}

/** The documented interval, or the next shorter one Grafana takes. */
export function intervalSeconds(rule: PlannedRule): number {
  return Math.max(
    limits.interval.value,
    Math.floor(seconds(rule.every) / limits.interval.value) * limits.interval.value,
  );
}

function ruleProblem(plan: Plan, alert: PlannedAlert, measurement: PromqlMeasurement, rule: PlannedRule): Problem {
  const where = alertPlace(plan, alert.key);
  if (isComparable(measurement, rule.threshold)) {
    return {
      code: "GRAFANA-RECORD",
      ...where,
      what: `the measurement of ${alert.concept} selects from a recorded series, which Grafana rules do not keep`,
      given: Object.keys(measurement.records ?? {}).join(", "),
      change: "let the engine be prometheus, or write the recorded expression out",
      clauses: rule.clauses,
    };
  }
  return {
    code: "GRAFANA-UNIT",
    ...where,
    what: `the threshold cannot be compared with what ${alert.concept} yields on ${alert.resource.kind}`,
    given: rule.threshold.limit.unit,
    allowed: measurement.unit,
    change: `write the threshold in ${measurement.unit}, or give the measurement the right unit`,
    clauses: rule.clauses,
  };
}
