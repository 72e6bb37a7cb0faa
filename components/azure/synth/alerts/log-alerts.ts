import {
  amountOf,
  formula,
  isoDuration,
  ofRole,
  plainText,
  type Traced,
  type TracedText,
  withStates,
} from "../../../../core/evidence";
import {
  exact,
  type Fidelity,
  type KqlMeasurement,
  leafOf,
  type PlannedRule,
  type Problem,
  seconds,
} from "../../../../core/model";
import { iso8601 } from "../../../../core/time";
import { fragment } from "../../../kit/fragment";
import type { TypedSpec } from "../../../kit/typed-inputs";
import type { Context } from "../common/context";
import { limits, logLookback, logRuleBytes, logWindows, severityNumbers, statefulFrequency } from "../common/limits";
import { describe, nameOf, payloadOf, tagsOf } from "../common/naming";
import { scopeProblem } from "../common/scopes";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { types } from "../common/types";
import { workspaceId, workspaceOf } from "../logs/stores";
import { actionReferences } from "../notification/action-groups";
import { alertQuery, queryTraits } from "./alert-query";
import { type LogTiming, logTiming } from "./log-timing";
import { alertProblem, approximation, renderedRule, ruleNameParts, type Target } from "./targets";
import { isAbove, isComparable, limitOf, operatorName } from "./threshold";
import { windowOf } from "./timing";

type LogTarget = Target<KqlMeasurement>;

/** A scheduled query rule: the value column of a log query compared with a number. */
export function logAlert(scene: Context, target: LogTarget): Fragment {
  const { rule, measurement } = target;
  const built = alertQuery(scene, target);
  const scope = scopeOf(scene, target);
  const query = plainText(built.query);
  const traits = queryTraits(query);
  // Looking every minute is the dearest; a rule that notifies no one has no hurry.
  const forbidsEveryMinute = traits.forbidsEveryMinute || !target.pages;
  const timing = logTiming(rule, measurement.grain, { ...traits, forbidsEveryMinute });
  const problem =
    (typeof scope === "string" ? scopeProblem(scene, scope) : undefined) ??
    queryProblem(target, query) ??
    unitProblem(target);
  if (problem) return refuse(scene, target, problem);
  if (!timing) return refuse(scene, target, windowProblem(target));
  const limit = limitOf(rule, { unit: measurement.unit }, timing.window);
  const clauses = [...new Set([...rule.clauses, ...built.facts.map((fact) => fact.clause)])];
  const resource = resourceOf(scene, target, { ...built, scope, timing, limit, clauses });
  return fragment({
    rules: [
      renderedRule(target, {
        expression: `${query} | where ${measurement.value} ${rule.threshold.operator} ${limit.traced}`,
        fidelity: [...timing.fidelity, silence(target)],
        declaration: target.key,
      }),
    ],
    declarations: [withStates(resource, [...rule.facts, ...built.facts])],
  });
}

/** The workspace the measurement names, else the one the counted log is in. */
function scopeOf(scene: Context, { resource, measurement }: LogTarget): ReturnType<typeof leafOf> {
  if (measurement.scope !== "") return leafOf(measurement.scope);
  const count = scene.plan.counts.find(({ spec }) => spec.key === resource.properties.count)?.spec;
  const store = scene.plan.system.logs.stores.find(({ key }) => key === count?.in);
  const workspace = store && workspaceOf(scene, store);
  return workspace ? workspaceId(scene, workspace) : "";
}

interface Body {
  readonly scope: ReturnType<typeof leafOf>;
  readonly query: TracedText;
  readonly dimensions: readonly string[];
  readonly timing: LogTiming;
  readonly limit: Traced<number>;
  readonly clauses: readonly string[];
}

function resourceOf(scene: Context, target: LogTarget, body: Body): TypedSpec {
  const { rule, alert } = target;
  const { timing } = body;
  return azureSpec({
    key: target.key,
    type: types.logAlert,
    concern: "alerts",
    inputs: {
      ruleName: nameOf(scene, ruleNameParts(target), limits.ruleName.value),
      displayName: rule.message.title,
      resourceGroupName: scene.place.resourceGroup,
      location: scene.place.location,
      kind: "LogAlert",
      description: describe(rule.message, limits.logDescription.value),
      enabled: true,
      severity: severityNumbers[rule.severity],
      scopes: [body.scope],
      windowSize:
        timing.periods === 1
          ? windowOf(rule, timing.window)
          : isoDuration(amountOf(rule.window, ofRole(rule.facts, "window")), timing.window),
      // A rule that notifies no one does not show how often the document looks.
      evaluationFrequency: isoDuration(
        amountOf(rule.every, target.pages ? ofRole(rule.facts, "every") : []),
        timing.frequency,
      ),
      criteria: { allOf: [conditionOf(target, body)] },
      autoMitigate: timing.frequency <= statefulFrequency,
      // A custom table has no columns to check the query against until the first record arrives.
      skipQueryValidation: /\w_CL\b/.test(plainText(body.query)),
      actions: {
        actionGroups: actionReferences(scene, target),
        customProperties: payloadOf(rule.message, rule.labels),
      },
      tags: tagsOf(scene, alert.quiet ? "objective" : "alert", alert.key),
    },
    clauses: body.clauses,
  });
}

function conditionOf({ rule, measurement }: LogTarget, { query, dimensions, timing, limit }: Body) {
  return {
    criterionType: "StaticThresholdCriterion" as const,
    query,
    metricMeasureColumn: measurement.value,
    // The query returns one value per window and dimension; of several, the worst counts.
    timeAggregation: isAbove(rule.threshold) ? "Maximum" : "Minimum",
    operator: operatorName(rule.threshold),
    threshold: limit,
    dimensions: dimensions.map((name) => ({ name, operator: "Include", values: ["*"] })),
    failingPeriods: { numberOfEvaluationPeriods: periodsOf(rule, timing), minFailingPeriodsToAlert: timing.failing },
  };
}

/** Several windows in a row carry how long the condition must hold; a single one carries it itself. */
function periodsOf(rule: PlannedRule, { periods, window }: LogTiming): Traced<number> | number {
  if (periods === 1) return periods;
  const source = amountOf(rule.for, ofRole(rule.facts, "for"));
  const whole = source.value === periods * window;
  return formula(source, {
    format: "integer",
    expression: whole ? "documented / window" : "min(floor(documented / window), periods)",
    kind: "formula",
    terms: { window, ...(!whole && { periods }) },
  });
}

function silence({ rule, measurement }: LogTarget): Fidelity {
  if (rule.missing === "ok" || !measurement.dimensions?.length) return exact;
  return approximation("a dimension that disappears from the log fires nothing");
}

function queryProblem(target: LogTarget, query: string): Problem | undefined {
  const bytes = Buffer.byteLength(query, "utf8");
  if (bytes > logRuleBytes) {
    const allowed = `${logRuleBytes} bytes`;
    return { code: "AZURE-QUERY-SIZE", what: "the query does not fit a log alert", given: `${bytes} bytes`, allowed };
  }
  const open = /\$(COUNT|MINIMUM)\b/.exec(query)?.[0];
  if (open === undefined) return undefined;
  const what = `the query of ${target.alert.concept} needs a log count of this system`;
  return { code: "AZURE-COUNT", what, given: target.resource.key };
}

function unitProblem({ rule, measurement }: LogTarget): Problem | undefined {
  if (isComparable(rule.threshold, measurement)) return undefined;
  const given = `${rule.threshold.limit.amount} ${rule.threshold.limit.unit}`;
  return { code: "AZURE-UNIT", what: `${measurement.value} is in ${measurement.unit}`, given };
}

function windowProblem({ rule }: LogTarget): Problem {
  if (rule.shortWindow) return tierProblem(rule);
  return {
    code: "AZURE-WINDOW",
    what: "a log alert sees at most 48 hours",
    given: `${rule.window.amount} ${rule.window.unit}`,
    allowed: logWindows.map(iso8601).join(", "),
    change: "shorten the window",
  };
}

/** The tier of three days: a burn rate over a shorter stretch says the same earlier. */
function tierProblem(rule: PlannedRule): Problem {
  return {
    code: "AZURE-SLO-WINDOW",
    what: "a log alert sees at most 48 hours, so this tier cannot be judged",
    given: `${seconds(rule.window) / 3600} hours > ${logLookback.longest / 3600} hours`,
    allowed: "tiers 1h, 6h, 1d",
    change: "tiers: [1h, 6h, 1d]; 10 % of the budget of 30 days in one day is burn rate 0.1 x 720 / 24 = 3",
  };
}

function refuse(scene: Context, target: LogTarget, problem: Problem): Fragment {
  const fidelity: Fidelity = { level: "not-expressible", reason: problem.what };
  return fragment({
    rules: [renderedRule(target, { expression: target.measurement.query, fidelity: [fidelity] })],
    problems: [alertProblem(scene, target, problem)],
  });
}
