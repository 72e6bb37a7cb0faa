import { type Catalogue, fill, findConcept, judge, type Level, measure, remarks, unitProblems } from "../catalogue";
import {
  type AlertLevel,
  type AlertSpec,
  type Clause,
  type Concept,
  compareSeverity,
  type Fact,
  type Measurement,
  type MonitoredResource,
  type PlannedAlert,
  type PlannedRule,
  type Problem,
  parseQuantity,
  type Quantity,
  type Stated,
  type System,
  seconds,
} from "../model";
import { bandFacts, clausesOf, quantityFacts, textFacts, thresholdFacts } from "./facts";
import { type MessageContext, messageFor } from "./messages";

export interface AlertContext extends MessageContext {
  readonly spec: System;
  readonly catalogue: Catalogue;
  readonly resources: Pick<ReadonlyMap<string, MonitoredResource>, "get">;
  readonly clauses: ReadonlyMap<string, Clause>;
}

interface Timing {
  readonly for: Quantity;
  readonly every: Quantity;
  readonly window: Quantity;
}

interface Measured {
  readonly resource: MonitoredResource;
  readonly measurement: Measurement;
}

export interface AlertResult {
  readonly planned?: PlannedAlert;
  readonly problems: readonly Problem[];
  /** Worth knowing, not wrong: e.g. a window of few data points. */
  readonly notes: readonly Problem[];
}

/** One alert of the system as one identity with a rule per severity, or the problems that prevent it. */
export function planAlert(alert: AlertSpec, context: AlertContext): AlertResult {
  const concept = findConcept(context.catalogue, alert.concept);
  if ("code" in concept) return { problems: [{ ...concept, at: alert.at, path: alert.path }], notes: [] };
  const main = locate(alert, alert.on, concept, context.resources);
  const others = alert.alternatives.map((key) => locate(alert, key, concept, context.resources));
  const problems = [main, ...others].flatMap((found) => found.problems);
  if (!main.found || problems.length > 0) return { problems, notes: [] };
  const { resource, measurement } = main.found;
  const levels = [...alert.levels].sort((a, b) => compareSeverity(a.severity, b.severity));
  const judged = levelsToJudge(alert, { concept, resource, measurement }, levels);
  const misfits = unitProblems(context.catalogue, concept, resource.kind, judged);
  if (misfits.length > 0) return { problems: misfits, notes: [] };
  const planned: PlannedAlert = {
    key: alert.key,
    title: alert.title ?? `${resource.title} ${concept.title[context.language]}`,
    concept: concept.name,
    resource,
    measurement,
    alternatives: others.flatMap((other) => (other.found ? [other.found] : [])),
    ...(concept.outage && { outage: true }),
    ...(isMultiple(concept, levels) && { multiple: true }),
    ...(alert.normal && { normal: alert.normal.value, facts: bandFacts(alert.normal) }),
    rules: levels.map((level) => planRule(alert, level, levels, { concept, resource, measurement }, context)),
  };
  return {
    planned,
    problems: judge(concept, measurement, judged),
    notes: remarks(concept, measurement, judged),
  };
}

/** A ratio without an upper end whose limit is written as a bare number; as a percentage it is compared with a whole. */
function isMultiple({ unit, range }: Concept, levels: readonly AlertLevel[]): boolean {
  return (
    unit === "ratio" &&
    range.max === undefined &&
    levels.some(({ threshold }) => threshold.value.limit.unit === "ratio")
  );
}

function locate(
  alert: AlertSpec,
  key: string,
  concept: Concept,
  resources: AlertContext["resources"],
): { found?: Measured; problems: readonly Problem[] } {
  const where = { at: alert.at, path: alert.path };
  const resource = resources.get(key);
  if (!resource) return { problems: [{ code: "PLAN-RESOURCE", ...where, what: "unknown resource", given: key }] };
  const measured = measure(concept, resource.kind);
  if (!measured.measurement) return { problems: measured.problems.map((problem) => ({ ...problem, ...where })) };
  const filled = fill(measured.measurement, resource.properties);
  if (filled.measurement) return { found: { resource, measurement: filled.measurement }, problems: [] };
  const path = (problem: Problem) => `${resource.path}.${problem.path ?? ""}`;
  return { problems: filled.problems.map((problem) => ({ ...problem, at: resource.at, path: path(problem) })) };
}

/** What a rule is on. */
interface On extends Measured {
  readonly concept: Concept;
}

function planRule(
  alert: AlertSpec,
  level: AlertLevel,
  levels: readonly AlertLevel[],
  on: On,
  context: AlertContext,
): PlannedRule {
  const timing = timingOf(alert, level, on);
  const facts = factsOf(alert, level);
  const clauses = [...new Set([...clausesOf(facts), ...(alert.watches ?? [])])];
  const runbook = level.runbook ?? on.concept.runbook ?? alert.key;
  const worse = levels.filter((other) => compareSeverity(other.severity, level.severity) < 0);
  const idOf = (severity: string) => `${context.spec.key}/${alert.key}/${severity}`;
  const cited = clauses.flatMap((id) => context.clauses.get(id) ?? []);
  const message = messageFor(
    context,
    { ...on, ...(alert.title !== undefined && { title: alert.title }) },
    { threshold: level.threshold.value, for: timing.for, runbook, clauses: cited, ...assumption(level) },
  );
  const minimumTraffic = alert.minimum?.value ?? on.concept.minimumTraffic;
  return {
    id: idOf(level.severity),
    severity: level.severity,
    threshold: level.threshold.value,
    ...timing,
    ...(level.datapoints !== undefined && { datapoints: level.datapoints }),
    ...(minimumTraffic && { minimumTraffic }),
    missing: on.concept.missing,
    route: level.notify ?? level.severity,
    labels: level.labels,
    runbook,
    clauses,
    facts,
    message,
    silencedBy: worse.map((other) => idOf(other.severity)),
  };
}

function assumption({ threshold }: AlertLevel): { assumed?: string } {
  return threshold.assumed === undefined ? {} : { assumed: threshold.assumed };
}

function factsOf(alert: AlertSpec, level: AlertLevel): Fact[] {
  return [
    ...thresholdFacts(level.threshold),
    ...quantityFacts(level.for, "for"),
    ...quantityFacts(alert.every, "every"),
    ...quantityFacts(alert.window, "window"),
    ...quantityFacts(alert.minimum, "traffic"),
    ...textFacts([...level.facts, ...alert.facts], "text"),
    ...(level.states ?? []),
  ];
}

/** The document's timing where it gives one, else the concept's defaults: a window that holds at least one value. */
function timingOf(alert: AlertSpec, level: AlertLevel, { concept, measurement }: On): Timing {
  const pick = (stated: Stated<Quantity> | undefined, fallback: string): Quantity => {
    const quantity = stated?.value ?? parseQuantity(fallback);
    if (!quantity) throw new Error(`${concept.name}: default ${fallback} is no duration`);
    return quantity;
  };
  const window = pick(alert.window, concept.defaults.window);
  const tooShort = alert.window === undefined && seconds(window) < measurement.grain;
  return {
    for: pick(level.for, concept.defaults.for),
    every: pick(alert.every, concept.defaults.every),
    window: tooShort ? { amount: String(measurement.grain), unit: "second" } : window,
  };
}

function levelsToJudge(alert: AlertSpec, on: On, levels: readonly AlertLevel[]): Level[] {
  return levels.map((level) => ({
    severity: level.severity,
    threshold: level.threshold.value,
    at: level.threshold.at,
    path: level.threshold.path,
    clauses: level.threshold.clauses,
    ...timingOf(alert, level, on),
  }));
}
