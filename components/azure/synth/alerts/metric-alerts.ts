import { amountOf, isoDuration, ofRole, type Traced, withStates } from "../../../../core/evidence";
import {
  type AzureMetricMeasurement,
  dimensionOf,
  exact,
  type Fidelity,
  leafOf,
  type MonitoredResource,
  type ProblemCode,
  seconds,
} from "../../../../core/model";
import { iso8601 } from "../../../../core/time";
import { fragment } from "../../../kit/fragment";
import type { Context } from "../common/context";
import { limits, metricWindows, severityNumbers } from "../common/limits";
import { describe, nameOf, payloadOf, tagsOf } from "../common/naming";
import { scopeProblem } from "../common/scopes";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { types } from "../common/types";
import { collectorOf, parameterKey } from "../data/collectors";
import { actionReferences } from "../notification/action-groups";
import { isLocationRule, locationCriteria, locationLimit } from "../probes/location-alerts";
import { metricTiming, type Timing } from "./metric-timing";
import { alertProblem, approximation, renderedRule, ruleNameParts, type Target } from "./targets";
import { isAbove, isComparable, limitOf, operatorName } from "./threshold";
import { windowOf } from "./timing";

type MetricTarget = Target<AzureMetricMeasurement>;

/** A metric alert: one aggregate of one platform metric compared with a number. */
export function metricAlert(scene: Context, target: MetricTarget): Fragment {
  const { rule, measurement } = target;
  const timing = metricTiming(rule, { grain: measurement.grain, cumulative: isCumulative(target) });
  if (!timing) return refuse(scene, target, "AZURE-WINDOW", windowProblem(target));
  const unsuitable = scopeProblem(scene, measurement.scope) ?? unitProblem(target);
  if (unsuitable) return refuse(scene, target, unsuitable.code, unsuitable);
  if (isLocationRule(measurement)) return locationAlert(scene, target, timing);
  let limit: Traced<number>;
  try {
    limit = limitOf(rule, measurement, timing.window);
  } catch {
    return refuse(scene, target, "AZURE-SCALE", {
      what: "the scale is not an arithmetic expression",
      given: measurement.scale,
    });
  }
  return complete(scene, target, timing, {
    criteria: metricCriteria(target, limit),
    scopes: [leafOf(measurement.scope)],
    expression: expressionOf(target, limit),
    fidelity: aggregationFidelity(target),
  });
}

/** A sum or count compared as it is; one compared as a rate is scaled with its window instead. */
function isCumulative({ rule, measurement }: MetricTarget): boolean {
  const isSum = measurement.aggregation === "Total" || measurement.aggregation === "Count";
  return isSum && isAbove(rule.threshold) && !/\bWINDOW\b/.test(measurement.scale ?? "");
}

/** A web test that fails from several places at once. */
function locationAlert(scene: Context, target: MetricTarget, timing: Timing): Fragment {
  const component = target.resource.properties.component;
  if (component === undefined) {
    return refuse(scene, target, "AZURE-COMPONENT", {
      what: "a web test alert needs the Application Insights component of its probe",
      change: "add component: <ARM id> to the probe",
    });
  }
  const limit = locationLimit(target);
  return complete(scene, target, timing, {
    criteria: locationCriteria(target.measurement, component, limit),
    scopes: [leafOf(target.measurement.scope), leafOf(component)],
    expression: `failed locations of ${target.resource.key} >= ${limit.traced}`,
    fidelity: exact,
  });
}

interface Body {
  readonly criteria: ReturnType<typeof metricCriteria | typeof locationCriteria>;
  readonly scopes: readonly ReturnType<typeof leafOf>[];
  readonly expression: string;
  readonly fidelity: Fidelity;
}

function complete(scene: Context, target: MetricTarget, timing: Timing, body: Body): Fragment {
  const { rule, alert } = target;
  const collectors = isOwned(target.resource) ? collectorsNeeded(target) : [];
  const dependsOn = collectors.map(({ parameter }) => parameterKey(target.resource.key, parameter));
  const options = dependsOn.length > 0 ? { dependsOn } : {};
  const fidelity = [body.fidelity, ...timing.fidelity, silence(target), traffic(target), uncollected(target)];
  return fragment({
    rules: [renderedRule(target, { expression: body.expression, fidelity, declaration: target.key })],
    declarations: [
      withStates(
        azureSpec({
          key: target.key,
          type: types.metricAlert,
          concern: "alerts",
          inputs: {
            ruleName: nameOf(scene, ruleNameParts(target), limits.ruleName.value),
            resourceGroupName: scene.place.resourceGroup,
            location: "global",
            description: describe(rule.message, limits.metricDescription.value),
            enabled: true,
            severity: severityNumbers[rule.severity],
            scopes: body.scopes,
            criteria: body.criteria,
            windowSize: windowOf(rule, timing.window),
            evaluationFrequency: isoDuration(amountOf(rule.every, ofRole(rule.facts, "every")), timing.frequency),
            autoMitigate: true,
            actions: actionReferences(scene, target).map((actionGroupId) => ({
              actionGroupId,
              webHookProperties: payloadOf(rule.message, rule.labels),
            })),
            tags: tagsOf(scene, alert.quiet ? "objective" : "alert", alert.key),
          },
          clauses: rule.clauses,
          options,
        }),
        rule.facts,
      ),
    ],
  });
}

function metricCriteria({ rule, measurement }: MetricTarget, limit: Traced<number>) {
  return {
    odataType: "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria" as const,
    allOf: [
      {
        criterionType: "StaticThresholdCriterion" as const,
        name: "metric1",
        metricNamespace: measurement.namespace,
        metricName: measurement.metric,
        timeAggregation: measurement.aggregation,
        operator: operatorName(rule.threshold),
        threshold: limit,
        dimensions: Object.entries(measurement.dimensions ?? {}).map(([name, values]) => ({
          name,
          operator: "Include",
          values: values.map(leafOf),
        })),
        // Metrics that must first be switched on do not exist yet when the alert is created.
        ...((measurement.requires ?? []).some((one) => !collectorOf(one)) && { skipMetricValidation: true }),
      },
    ],
  };
}

function expressionOf({ rule, measurement }: MetricTarget, limit: Traced<number>): string {
  const { namespace, metric, aggregation } = measurement;
  return `${aggregation}(${namespace}/${metric}) ${rule.threshold.operator} ${limit.traced}`;
}

/** A maximum above a limit is one sample, however long the condition should hold; an average is the whole window. */
function aggregationFidelity({ rule, measurement }: MetricTarget): Fidelity {
  const peak = isAbove(rule.threshold) ? "Maximum" : "Minimum";
  if (measurement.aggregation !== peak || seconds(rule.for) <= measurement.grain) return exact;
  return approximation(`one breaching sample within the window is enough (${peak})`);
}

function silence({ rule }: MetricTarget): Fidelity {
  return rule.missing === "ok" ? exact : approximation("metric alerts do not fire on missing data");
}

function isOwned({ properties }: MonitoredResource): boolean {
  return properties.ownership === "create" || properties.ownership === "adopt";
}

function collectorsNeeded({ measurement }: MetricTarget) {
  return (measurement.requires ?? []).flatMap((required) => collectorOf(required) ?? []);
}

/** A server that somebody else owns publishes such a metric only once they have switched its collector on. */
function uncollected(target: MetricTarget): Fidelity {
  const needed = isOwned(target.resource) ? [] : collectorsNeeded(target);
  if (needed.length === 0) return exact;
  const said = needed.map(({ parameter, value }) => `${parameter} = ${value}`).join(", ");
  return approximation(`nothing is measured until somebody sets ${said} on the server`);
}

function traffic({ rule }: MetricTarget): Fidelity {
  const isRatio = dimensionOf(rule.threshold.limit.unit) === "ratio";
  if (!rule.minimumTraffic || !isRatio) return exact;
  return approximation("metric alerts have no least-traffic guard");
}

interface Refusal {
  readonly code?: string;
  readonly what: string;
  readonly given?: string | undefined;
  readonly allowed?: string;
  readonly change?: string;
}

function unitProblem({ rule, measurement }: MetricTarget): (Refusal & { code: ProblemCode }) | undefined {
  if (isComparable(rule.threshold, measurement)) return undefined;
  const given = `${rule.threshold.limit.amount} ${rule.threshold.limit.unit}`;
  return { code: "AZURE-UNIT", what: `${measurement.metric} is in ${measurement.unit}`, given };
}

function windowProblem({ rule, measurement }: MetricTarget): Refusal {
  return {
    what: `a metric alert cannot look back far enough for ${measurement.metric}`,
    given: iso8601(Math.max(seconds(rule.window), measurement.grain)),
    allowed: metricWindows.map(iso8601).join(", "),
    change: "shorten the window, or measure the concept by a log query",
  };
}

function refuse(scene: Context, target: MetricTarget, code: ProblemCode, { given, ...refusal }: Refusal): Fragment {
  const fidelity: Fidelity = { level: "not-expressible", reason: refusal.what };
  return fragment({
    rules: [renderedRule(target, { expression: target.measurement.metric, fidelity: [fidelity] })],
    problems: [alertProblem(scene, target, { ...refusal, code, ...(given !== undefined && { given }) })],
  });
}
