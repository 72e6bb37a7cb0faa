import {
  amountIn,
  type Concept,
  compareSeverity,
  dimensionOf,
  type Measurement,
  type Problem,
  type Quantity,
  type Severity,
  type Threshold,
} from "../model";
import { type Finding, formatThreshold, type Judgement } from "./finding";
import { limitFindings, unitFinding } from "./judge-limit";
import { measurementFindings } from "./judge-measurement";

type Place = Pick<Problem, "at" | "path" | "clauses">;

/** One rule of an alert: its limit and its timing. */
export interface Rule extends Place {
  readonly threshold: Threshold;
  readonly for: Quantity;
  readonly window: Quantity;
  readonly every: Quantity;
}

export interface Level extends Place {
  readonly severity: Severity;
  readonly threshold: Threshold;
}

/** Whether a rule on a filled measurement could never fire, would always fire, or would be refused by the platform. */
export function judge(concept: Concept, measurement: Measurement, rule: Rule): Judgement[] {
  const findings = fits(concept, rule.threshold)
    ? [...limitFindings(concept, rule.threshold), ...measurementFindings(measurement, rule)]
    : [unitFinding(concept, rule.threshold)];
  return findings.map((finding) => ({ ...place(rule), ...finding }));
}

/** Whether each level comes before the worse ones: a warning beyond its critical never shows before it. */
export function judgeOrder(concept: Concept, levels: readonly Level[]): Judgement[] {
  const comparable = levels.filter(({ threshold }) => fits(concept, threshold));
  return comparable.flatMap((mild) => {
    const worse = comparable.find(
      (level) => compareSeverity(level.severity, mild.severity) < 0 && isBeyond(mild.threshold, level.threshold),
    );
    return worse ? [{ ...place(mild), ...orderFinding(mild, worse) }] : [];
  });
}

function fits(concept: Concept, { limit }: Threshold): boolean {
  return dimensionOf(limit.unit) === dimensionOf(concept.unit);
}

function orderFinding(mild: Level, worse: Level): Finding {
  return {
    level: "problem",
    code: "PLAN-ORDER",
    what: `${mild.severity} lies beyond ${worse.severity}`,
    given: formatThreshold(mild.threshold),
    allowed: `before ${formatThreshold(worse.threshold)}`,
    change: "swap the two, or correct one",
  };
}

function isBeyond(mild: Threshold, worse: Threshold): boolean {
  const direction = mild.operator[0];
  if (direction !== worse.operator[0] || direction === "=") return false;
  const distance = amountIn(mild.limit, worse.limit.unit) - Number(worse.limit.amount);
  return direction === ">" ? distance > 0 : distance < 0;
}

function place({ at, path, clauses }: Place): Place {
  return { ...(at && { at }), ...(path !== undefined && { path }), ...(clauses && { clauses }) };
}
