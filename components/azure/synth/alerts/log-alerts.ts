import {
  objectiveEvidence,
  plainText,
  settle,
  type TracedInputs,
  type TracedText,
  textEvidence,
} from "../../../../core/evidence";
import {
  exact,
  type Fidelity,
  type KqlMeasurement,
  type Leaf,
  leafOf,
  type PlannedRule,
  type Problem,
  seconds,
} from "../../../../core/model";
import { iso8601 } from "../../../../core/time";
import {
  descriptionLength,
  logLookback,
  logRuleBytes,
  logWindows,
  nameLength,
  severityNumbers,
  statefulFrequency,
} from "../common/limits";
import { describe, nameOf, payloadOf, tagsOf } from "../common/naming";
import { type Part, partOf, type Scene } from "../common/scene";
import { scopeProblem } from "../common/scopes";
import { types } from "../common/types";
import { workspaceId, workspaceOf } from "../logs/stores";
import { actionReferences } from "../notification/action-groups";
import { alertQuery, queryTraits } from "./alert-query";
import { type LogTiming, logTiming } from "./log-timing";
import { alertProblem, approximation, renderedRule, ruleNameParts, type Target } from "./targets";
import { figureEvidence, isAbove, isComparable, type Limit, limitEvidence, limitOf, operatorName } from "./threshold";
import { durationEvidence } from "./timing";

type LogTarget = Target<KqlMeasurement>;

/** A scheduled query rule: the value column of a log query compared with a number. */
export function logAlert(scene: Scene, target: LogTarget): Part {
  const { rule, measurement } = target;
  const built = alertQuery(scene, target);
  const scope = scopeOf(scene, target);
  const query = plainText(built.query);
  const timing = logTiming(rule, measurement.grain, queryTraits(query));
  const problem =
    (typeof scope === "string" ? scopeProblem(scene, scope) : undefined) ??
    queryProblem(target, query) ??
    unitProblem(target);
  if (problem) return refuse(scene, target, problem);
  if (!timing) return refuse(scene, target, windowProblem(target));
  const limit = limitOf(rule.threshold, { unit: measurement.unit }, timing.window);
  const { inputs, evidence: placed } = settle(inputsOf(scene, target, { ...built, scope, timing, limit }));
  const evidence = [
    ...limitEvidence(rule.facts, "criteria.allOf[0].threshold", limit),
    ...figureEvidence(rule, "criteria.allOf[0].threshold", limit),
    ...durationEvidence(rule.facts, "window", "windowSize", timing.window),
    ...durationEvidence(rule.facts, "every", "evaluationFrequency", timing.frequency),
    ...lastingEvidence(target, timing),
    ...placed,
    ...objectiveEvidence(rule.facts, inputs),
    ...textEvidence([...rule.facts, ...built.facts], inputs),
  ];
  const clauses = [...new Set([...rule.clauses, ...built.facts.map((fact) => fact.clause)])];
  return partOf({
    rules: [
      renderedRule(target, {
        expression: `${query} | where ${measurement.value} ${rule.threshold.operator} ${limit.value}`,
        fidelity: [...timing.fidelity, silence(target)],
        declaration: target.key,
      }),
    ],
    declarations: [{ key: target.key, type: types.logAlert, concern: "alerts", inputs, clauses, evidence }],
  });
}

/** The workspace the measurement names, else the one the counted log is in. */
function scopeOf(scene: Scene, { resource, measurement }: LogTarget): Leaf {
  if (measurement.scope !== "") return leafOf(measurement.scope);
  const count = scene.plan.counts.find(({ spec }) => spec.key === resource.properties.count)?.spec;
  const store = scene.plan.system.logs.stores.find(({ key }) => key === count?.in);
  const workspace = store && workspaceOf(scene, store);
  return workspace ? workspaceId(scene, workspace) : "";
}

interface Body {
  readonly scope: Leaf;
  readonly query: TracedText;
  readonly dimensions: readonly string[];
  readonly timing: LogTiming;
  readonly limit: Limit;
}

function inputsOf(scene: Scene, target: LogTarget, body: Body): TracedInputs {
  const { rule, alert } = target;
  const { timing } = body;
  return {
    ruleName: nameOf(scene, ruleNameParts(target), nameLength.alert),
    displayName: rule.message.title,
    resourceGroupName: scene.place.resourceGroup,
    location: scene.place.location,
    kind: "LogAlert",
    description: describe(rule.message, descriptionLength.log),
    enabled: true,
    severity: severityNumbers[rule.severity],
    scopes: [body.scope],
    windowSize: iso8601(timing.window),
    evaluationFrequency: iso8601(timing.frequency),
    criteria: { allOf: [conditionOf(target, body)] },
    autoMitigate: timing.frequency <= statefulFrequency,
    // A custom table has no columns to check the query against until the first record arrives.
    skipQueryValidation: /\w_CL\b/.test(plainText(body.query)),
    actions: {
      actionGroups: actionReferences(scene, target),
      customProperties: payloadOf(rule.message, rule.labels),
    },
    tags: tagsOf(scene, alert.quiet ? "objective" : "alert", alert.key),
  };
}

function conditionOf({ rule, measurement }: LogTarget, { query, dimensions, timing, limit }: Body): TracedInputs {
  return {
    criterionType: "StaticThresholdCriterion",
    query,
    metricMeasureColumn: measurement.value,
    // The query returns one value per window and dimension; of several, the worst counts.
    timeAggregation: isAbove(rule.threshold) ? "Maximum" : "Minimum",
    operator: operatorName(rule.threshold),
    threshold: limit.value,
    dimensions: dimensions.map((name) => ({ name, operator: "Include", values: ["*"] })),
    failingPeriods: { numberOfEvaluationPeriods: timing.periods, minFailingPeriodsToAlert: timing.failing },
  };
}

/** One window carries the duration, or several in a row do. */
function lastingEvidence({ rule }: LogTarget, timing: LogTiming) {
  if (timing.periods === 1) return durationEvidence(rule.facts, "for", "windowSize", timing.window);
  return rule.facts.flatMap((fact) => {
    if (fact.role !== "for" || fact.base === undefined) return [];
    const path = "criteria.allOf[0].failingPeriods.numberOfEvaluationPeriods";
    const whole = fact.base === timing.periods * timing.window;
    const expression = whole ? "documented / window" : "min(floor(documented / window), periods)";
    const terms = { window: timing.window, ...(!whole && { periods: timing.periods }) };
    const via = { kind: "formula", format: "integer", expression, terms } as const;
    return [{ clause: fact.clause, role: fact.role, path, via }];
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

function refuse(scene: Scene, target: LogTarget, problem: Problem): Part {
  const fidelity: Fidelity = { level: "not-expressible", reason: problem.what };
  return partOf({
    rules: [renderedRule(target, { expression: target.measurement.query, fidelity: [fidelity] })],
    problems: [alertProblem(scene, target, problem)],
  });
}
