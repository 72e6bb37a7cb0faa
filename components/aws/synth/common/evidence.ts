import { figureFacts, holds, settle, type TracedInputs, textEvidence } from "../../../../core/evidence";
import type {
  CloudWatchMeasurement,
  EvidencePoint,
  Fact,
  PlannedRule,
  Receiver,
  ResourceSpec,
  Via,
} from "../../../../core/model";
import type { Signal } from "../alerts/math";
import { factorOf } from "../alerts/threshold";
import type { Timing } from "../alerts/timing";

/** How a number got into the inputs; `expression` is arithmetic over `documented` (base unit) and `terms`. */
export function numberVia(fact: Fact, expression?: string, terms?: Readonly<Record<string, number>>): Via {
  const changed = expression === undefined ? "same" : /^documented \/ \w+$/.test(expression) ? "unit" : "formula";
  return {
    kind: fact.corrected ? "correction" : changed,
    format: "number",
    ...(expression !== undefined && { expression }),
    ...(terms && { terms }),
  };
}

/** A text the platform has its own word for. */
export function tokenVia(fact: Fact, token: string): Via {
  const kind = fact.corrected ? "correction" : fact.written === token ? "same" : "formula";
  return { kind, format: "token", token, of: fact.written };
}

/** A point for a fact; `match` when the value stands inside a longer text. */
export function pointOf(fact: Fact, path: string, via: Via, match?: string): EvidencePoint {
  const { clause, role, subject } = fact;
  return { clause, role, path, via, ...(subject !== undefined && { subject }), ...(match !== undefined && { match }) };
}

/** Settles the inputs, and adds the given points that hold and the texts an entry `states`. */
export function withEvidence(
  {
    inputs: traced,
    ...draft
  }: Omit<ResourceSpec, "inputs" | "clauses" | "evidence"> & { readonly inputs: TracedInputs },
  facts: readonly Fact[],
  points: readonly EvidencePoint[] = [],
): ResourceSpec {
  const { inputs, evidence: settled } = settle(traced);
  const declaration = { ...draft, inputs };
  const byFact = (point: EvidencePoint) => (fact: Fact) =>
    fact.clause === point.clause && fact.role === point.role && holds(fact, point, declaration.inputs);
  const shown = points.filter((point) => facts.some(byFact(point)));
  const taken = new Set(shown.map(place));
  const texts = textEvidence(facts, declaration.inputs).filter((point) => !taken.has(place(point)));
  const evidence = [...settled, ...shown, ...texts];
  return { ...declaration, clauses: [...new Set(facts.map((fact) => fact.clause))], evidence };
}

function place({ clause, role, path }: EvidencePoint): string {
  return `${clause} ${role} ${path}`;
}

/** Where the documented values of a rule stand in its alarm. */
export function alarmPoints(
  rule: PlannedRule,
  measurement: CloudWatchMeasurement,
  signal: Signal,
  timing: Timing,
): EvidencePoint[] {
  return rule.facts.flatMap((fact): EvidencePoint[] => {
    if (fact.base === undefined) return [];
    switch (fact.role) {
      case "threshold":
        return [thresholdPoint(fact, rule, measurement, signal)];
      case "setting": // of a figure; an objective with a budget shows its numbers in what is measured
        return figureFacts(rule).includes(fact) ? [thresholdPoint(fact, rule, measurement, signal)] : [];
      case "for":
        return [holdPoint(fact, timing)];
      case "every":
      case "window":
        return [pointOf(fact, signal.periodPath, periodVia(fact, measurement, timing))];
      case "traffic":
        return minimumPoints(fact, rule, signal, timing);
      default:
        return [];
    }
  });
}

function thresholdPoint(
  fact: Fact,
  rule: PlannedRule,
  measurement: CloudWatchMeasurement,
  signal: Signal,
): EvidencePoint {
  const factor = factorOf(measurement.unit);
  const via = factor === 1 ? numberVia(fact) : numberVia(fact, "documented / factor", { factor });
  if (rule.threshold.operator !== "==") return pointOf(fact, "threshold", via);
  return pointOf(fact, signal.expressionPath ?? "", via, "== (-?\\d+(?:\\.\\d+)?), 1, 0\\)$");
}

function holdPoint(fact: Fact, { period }: Timing): EvidencePoint {
  return pointOf(fact, "evaluationPeriods", numberVia(fact, "max(1, floor(documented / period))", { period }));
}

function periodVia(fact: Fact, { grain, slack = 0 }: CloudWatchMeasurement, { period }: Timing): Via {
  if (fact.base === period) return numberVia(fact);
  if (slack > 0) {
    return numberVia(fact, "max(floor((documented + slack) / step) * step, grain)", { step: 60, grain, slack });
  }
  return numberVia(fact, "max(floor(documented / step) * step, grain)", { step: 60, grain });
}

function minimumPoints(fact: Fact, rule: PlannedRule, signal: Signal, { period }: Timing): EvidencePoint[] {
  const { expressionPath, minimumMatch } = signal;
  if (!rule.minimumTraffic || expressionPath === undefined || minimumMatch === undefined) return [];
  const via = fact.dimension === "rate" ? numberVia(fact, "documented * period", { period }) : numberVia(fact);
  return [pointOf(fact, expressionPath, via, minimumMatch)];
}

/** Channel facts of this receiver, and facts of the route as a whole. */
export function isAbout(receiver: Receiver): (fact: Fact) => boolean {
  return ({ role, written, subject }) =>
    role !== "channel" || (written === receiver.channel && (subject ?? receiver.key) === receiver.key);
}
