import {
  amountOf,
  inText,
  isoDuration,
  ofRole,
  plainText,
  type Traced,
  type TracedText,
  withStates,
} from "../../../../core/evidence";
import {
  isComparable as isPromqlComparable,
  type PromqlRule,
  promqlRule,
  templateText,
} from "../../../../core/expressions";
import { exact, type Fidelity, type Problem, type PromqlMeasurement, seconds } from "../../../../core/model";
import { iso8601 } from "../../../../core/time";
import { collectedFidelity } from "../../../kit/collected";
import { fragment } from "../../../kit/fragment";
import type { TypedSpec } from "../../../kit/typed-inputs";
import type { Context } from "../common/context";
import { limits, ruleGroupInterval, severityNumbers } from "../common/limits";
import { nameOf, tagsOf } from "../common/naming";
import { settingPath } from "../common/place";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { types } from "../common/types";
import { actionReferences } from "../notification/action-groups";
import { frequencyFidelity } from "./metric-timing";
import { alertProblem, approximation, renderedRule, ruleNameParts, type Target } from "./targets";

type PromqlTarget = Target<PromqlMeasurement>;

/** One alert on one resource as an Azure managed Prometheus rule group: its recording rules, then its alert rules. */
export function ruleGroup(scene: Context, targets: readonly PromqlTarget[]): Fragment {
  const [first, ...others] = targets;
  if (!first) return fragment({});
  const problem = groupProblem(scene, targets);
  if (problem) return refuse(scene, targets, problem);
  const built = targets.map((target) => ({ target, promql: promqlRule(target.measurement, target.rule) }));
  const every = Math.min(...targets.map(({ rule }) => seconds(rule.every)));
  const interval = Math.min(Math.max(every, ruleGroupInterval.shortest), ruleGroupInterval.longest);
  const rules = rulesOf(scene, built);
  const key = groupKey(first);
  const facts = targets.flatMap(({ rule }) => rule.facts);
  const resource = resourceOf(scene, [first, ...others], rules, interval);
  return fragment({
    rules: built.map(({ target, promql }) =>
      renderedRule(target, {
        expression: plainText(promql.expression),
        fidelity: [...fidelityOf(target, interval), collectedFidelity(scene.plan, target.resource, target.measurement)],
        declaration: key,
      }),
    ),
    declarations: [withStates(resource, facts)],
  });
}

function resourceOf(
  scene: Context,
  targets: readonly [PromqlTarget, ...PromqlTarget[]],
  rules: ReturnType<typeof rulesOf>,
  interval: number,
): TypedSpec {
  const [first] = targets;
  return azureSpec({
    key: groupKey(first),
    type: types.ruleGroup,
    concern: "alerts",
    inputs: {
      ruleGroupName: nameOf(scene, groupNameParts(first), limits.ruleName.value),
      resourceGroupName: scene.place.resourceGroup,
      location: scene.place.location,
      description: first.rule.message.clause,
      enabled: true,
      interval: intervalOf(targets, interval),
      scopes: [scene.place.monitorWorkspace ?? ""],
      rules,
      tags: tagsOf(scene, first.alert.quiet ? "objective" : "alert", first.alert.key),
    },
    clauses: [...new Set(targets.flatMap(({ rule }) => rule.clauses))],
  });
}

function groupKey({ alert, resource, pages }: PromqlTarget): string {
  return pages ? `alert-${alert.key}` : `alert-${alert.key}-${resource.key}`;
}

function groupNameParts(target: PromqlTarget): string[] {
  return ruleNameParts(target).filter((part) => part !== target.rule.severity);
}

interface BuiltRule {
  readonly target: PromqlTarget;
  readonly promql: PromqlRule;
}

/** Shared by all rules of the group. */
function intervalOf(targets: readonly PromqlTarget[], interval: number): Traced<string> {
  const from = targets.flatMap(
    ({ rule }) => isoDuration(amountOf(rule.every, ofRole(rule.facts, "every")), interval).from,
  );
  return { traced: iso8601(interval), from };
}

function rulesOf(scene: Context, built: readonly BuiltRule[]) {
  const records = new Map(built.flatMap(({ promql }) => promql.records.map((record) => [record.record, record])));
  return [
    ...[...records.values()].map(({ record, expression }) => ({ record, expression, enabled: true })),
    ...built.map(({ target, promql }) => alertRule(scene, target, promql.expression)),
    ...absenceRules(scene, built),
  ];
}

/** Gone series are judged by the worst rule alone; where silence is a breach the expression is one of its own. */
function absenceRules(scene: Context, built: readonly BuiltRule[]): ReturnType<typeof alertRule>[] {
  const worst = built[0];
  if (worst?.promql.absent === undefined || worst.target.rule.missing !== "breach") return [];
  const { rule } = worst.target;
  const silent = { ...worst.target, rule: { ...rule, facts: [] } };
  return [alertRule(scene, silent, inText`${worst.promql.absent}`, "absent")];
}

function alertRule(scene: Context, target: PromqlTarget, expression: TracedText, suffix?: string) {
  const { rule, alert } = target;
  const { message } = rule;
  return {
    alert: promqlAlertName(scene, target, suffix),
    expression,
    for: isoDuration(amountOf(rule.for, ofRole(rule.facts, "for"))),
    severity: severityNumbers[rule.severity],
    enabled: true,
    labels: { severity: rule.severity, system: scene.plan.system.key, alert: alert.key, ...rule.labels },
    annotations: {
      summary: templateText(message.title),
      description: templateText(`${message.condition}. ${message.clause}. ${message.firstStep}`),
      runbook_url: message.runbookUrl,
    },
    actions: actionReferences(scene, target).map((actionGroupId) => ({ actionGroupId })),
    resolveConfiguration: { autoResolved: true, timeToResolve: "PT10M" },
  };
}

/** Name of one alert rule inside a group; what processing rules filter by. */
export function promqlAlertName(scene: Context, target: Target, suffix?: string): string {
  const parts = ruleNameParts(target);
  return nameOf(scene, suffix === undefined ? parts : [...parts, suffix], limits.ruleName.value);
}

function fidelityOf({ rule, measurement }: PromqlTarget, interval: number): Fidelity[] {
  const silent = rule.missing === "breach" && measurement.absent === undefined;
  return [
    frequencyFidelity(seconds(rule.every), interval),
    silent ? approximation("gone series fire nothing") : exact,
    rule.datapoints === undefined ? exact : approximation("Prometheus rules have no M of N"),
  ];
}

function groupProblem({ place }: Context, targets: readonly PromqlTarget[]): Problem | undefined {
  if (place.monitorWorkspace === undefined) {
    const path = settingPath(place.alias, "monitorWorkspace");
    const what = "Prometheus rules need the Azure Monitor workspace that holds the metrics";
    return { code: "AZURE-PLACE", path, what, change: `pulumi config set --path '${path}' <ARM id>` };
  }
  const odd = targets.find(({ measurement, rule }) => !isPromqlComparable(measurement, rule.threshold));
  if (!odd) return undefined;
  const given = `${odd.rule.threshold.limit.amount} ${odd.rule.threshold.limit.unit}`;
  return { code: "AZURE-UNIT", what: `the expression is in ${odd.measurement.unit}`, given };
}

function refuse(scene: Context, targets: readonly PromqlTarget[], problem: Problem): Fragment {
  const fidelity: Fidelity = { level: "not-expressible", reason: problem.what };
  const [first] = targets;
  return fragment({
    rules: targets.map((target) =>
      renderedRule(target, { expression: target.measurement.expression, fidelity: [fidelity] }),
    ),
    problems: first ? [alertProblem(scene, first, problem)] : [],
  });
}
