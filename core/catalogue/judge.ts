import {
  amountIn,
  type Concept,
  compareSeverity,
  type Measurement,
  type Problem,
  type Quantity,
  type Severity,
  type Threshold,
} from "../model";
import { type Finding, formatThreshold, languageOf } from "../platforms";
import { fits, limitFindings } from "./judge-limit";

/** One level of an alert: its limit and its timing. Position, path and clauses are for problems. */
export interface Level extends Pick<Problem, "at" | "path" | "clauses"> {
  readonly severity: Severity;
  readonly threshold: Threshold;
  readonly for: Quantity;
  readonly window: Quantity;
  readonly every: Quantity;
}

/**
 * Why the levels of an alert on a filled measurement must be refused: a rule could never fire, would always fire, or
 * would be refused by the platform.
 */
export function judge(concept: Concept, measurement: Measurement, levels: readonly Level[]): Problem[] {
  return found(concept, measurement, levels, "problem");
}

/** What a person should know about the levels of an alert, although they can be deployed. */
export function remarks(concept: Concept, measurement: Measurement, levels: readonly Level[]): Problem[] {
  return found(concept, measurement, levels, "note");
}

function found(
  concept: Concept,
  measurement: Measurement,
  levels: readonly Level[],
  wanted: Finding["level"],
): Problem[] {
  return levels.flatMap((level) =>
    findingsOf(concept, measurement, level, levels).flatMap(({ level: kind, ...finding }) =>
      kind === wanted ? [{ ...place(level), ...finding }] : [],
    ),
  );
}

function findingsOf(concept: Concept, measurement: Measurement, level: Level, levels: readonly Level[]): Finding[] {
  const { threshold } = level;
  // Limits of another dimension are refused before any other question.
  if (!fits(concept, threshold.limit)) return [];
  return [
    ...limitFindings(concept, threshold),
    ...orderFindings(
      level,
      levels.filter((other) => fits(concept, other.threshold.limit)),
    ),
    ...languageOf(measurement).findings(measurement, level),
  ];
}

/** A warning beyond its critical never shows before it. */
function orderFindings(mild: Level, levels: readonly Level[]): Finding[] {
  const worse = levels.find(
    (level) => compareSeverity(level.severity, mild.severity) < 0 && isBeyond(mild.threshold, level.threshold),
  );
  if (!worse) return [];
  return [
    {
      level: "problem",
      code: "PLAN-ORDER",
      what: `${mild.severity} lies beyond ${worse.severity}`,
      given: formatThreshold(mild.threshold),
      allowed: `before ${formatThreshold(worse.threshold)}`,
      change: "swap the two, or correct one",
    },
  ];
}

function isBeyond(mild: Threshold, worse: Threshold): boolean {
  const direction = mild.operator[0];
  if (direction !== worse.operator[0] || direction === "=") return false;
  const distance = amountIn(mild.limit, worse.limit.unit) - Number(worse.limit.amount);
  return direction === ">" ? distance > 0 : distance < 0;
}

function place({
  at,
  path,
  clauses,
}: Pick<Problem, "at" | "path" | "clauses">): Pick<Problem, "at" | "path" | "clauses"> {
  return { ...(at && { at }), ...(path !== undefined && { path }), ...(clauses && { clauses }) };
}
