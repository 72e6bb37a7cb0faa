import { holds, textEvidence } from "../../../../core/evidence";
import type { EvidencePoint, Fact, Receiver, Via } from "../../../../core/model";
import type { AwsResource } from "./resource";

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

/** Adds the given points that hold, before the texts an entry `states`. */
export function withPoints(
  resource: AwsResource,
  facts: readonly Fact[],
  points: readonly EvidencePoint[],
): AwsResource {
  const { inputs } = resource;
  const byFact = (point: EvidencePoint) => (fact: Fact) =>
    fact.clause === point.clause && fact.role === point.role && holds(fact, point, inputs);
  const shown = points.filter((point) => facts.some(byFact(point)));
  const taken = new Set(shown.map(place));
  const texts = textEvidence(facts, inputs);
  const settled = resource.evidence.slice(0, resource.evidence.length - texts.length);
  const evidence = [...settled, ...shown, ...texts.filter((point) => !taken.has(place(point)))];
  return { ...resource, evidence };
}

function place({ clause, role, path }: EvidencePoint): string {
  return `${clause} ${role} ${path}`;
}

/** Channel facts of this receiver, and facts of the route as a whole. */
export function isAbout(receiver: Receiver): (fact: Fact) => boolean {
  return ({ role, written, subject }) =>
    role !== "channel" || (written === receiver.channel && (subject ?? receiver.key) === receiver.key);
}
