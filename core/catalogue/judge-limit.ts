import { amountIn, type Concept, dimensionOf, isBreached, type Quantity, type Threshold } from "../model";
import { type Finding, formatThreshold } from "../platforms";

/** Whether a limit can be compared with what the concept measures. */
export function fits(concept: Pick<Concept, "unit">, limit: Quantity): boolean {
  return dimensionOf(limit.unit) === dimensionOf(concept.unit);
}

/** What is wrong with a limit of a concept, whatever it is measured on. */
export function limitFindings(concept: Concept, threshold: Threshold): Finding[] {
  return [...rangeFindings(concept, threshold), ...directionFindings(concept, threshold)];
}

/** Edges of the range count as reachable: `>= 100%` fires at exactly 100 %. */
function rangeFindings(concept: Concept, threshold: Threshold): Finding[] {
  const { min, max = Number.POSITIVE_INFINITY } = concept.range;
  const limit = amountIn(threshold.limit, concept.unit);
  const low = compare(threshold, limit, min);
  const high = compare(threshold, limit, max);
  const inside = limit >= min && limit <= max;
  if (threshold.operator === "==") return inside ? [] : [rangeFinding(concept, threshold, "PLAN-UNREACHABLE")];
  if (low && high) return [rangeFinding(concept, threshold, "PLAN-ALWAYS")];
  return low || high ? [] : [rangeFinding(concept, threshold, "PLAN-UNREACHABLE")];
}

function compare(threshold: Threshold, limit: number, value: number): boolean {
  return isBreached({ operator: threshold.operator, limit: { amount: String(limit), unit: "ratio" } }, value);
}

function rangeFinding(concept: Concept, threshold: Threshold, code: "PLAN-ALWAYS" | "PLAN-UNREACHABLE"): Finding {
  const { min, max } = concept.range;
  return {
    level: "problem",
    code,
    what: code === "PLAN-ALWAYS" ? "this rule would always fire" : "this rule could never fire",
    given: formatThreshold(threshold),
    allowed: `${concept.name} is ${max === undefined ? `${min} or more` : `${min} to ${max}`} ${concept.unit}`,
    change: "correct the limit or its operator",
  };
}

function directionFindings(concept: Concept, threshold: Threshold): Finding[] {
  const fires = threshold.operator[0] === "<" ? "below" : threshold.operator[0] === ">" ? "above" : concept.bad;
  if (concept.bad === "both" || fires === concept.bad) return [];
  return [
    {
      level: concept.state ? "problem" : "note",
      code: "PLAN-DIRECTION",
      what: `fires ${fires} its limit, though ${concept.name} is bad ${concept.bad} it`,
      given: formatThreshold(threshold),
      change: concept.state ? "write down" : "turn the operator around, unless this is meant",
    },
  ];
}
