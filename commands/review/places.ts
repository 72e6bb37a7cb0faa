import type { ComposedSystem } from "../../components/composition";
import { holds } from "../../core/evidence";
import type { RegisteredResource } from "../../core/model";
import { type Fact, type FactRole, type Operator, parseThreshold, type Via } from "../../core/model";
import { allFacts } from "../../core/planning/coverage";
import { RegisteredSystem } from "../plan/registered";

/** Where one documented value stands in the inputs of a resource, and how to read it back. */
export interface Place {
  readonly urn: string;
  readonly path: string;
  /** The first group is the value, where it is part of a longer text. */
  readonly match?: string;
  readonly clause: string;
  readonly role: FactRole;
  readonly via: Via;
  /** As the YAML writes it, e.g. `>= 85%`. */
  readonly written: string;
  readonly base?: number;
  readonly operator?: Operator;
  /** True when the document's own value is wrong and `written` is deployed instead. */
  readonly corrected: boolean;
}

/** All places at which the system's documented values are deployed. */
export function placesOf(composed: ComposedSystem, all: readonly RegisteredResource[]): Place[] {
  const { plan } = composed;
  const facts = new Map<string, Fact[]>();
  for (const fact of allFacts(plan)) {
    const key = `${fact.clause} ${fact.role}`;
    facts.set(key, [...(facts.get(key) ?? []), fact]);
  }
  const places = new RegisteredSystem(composed, all).exhibits.flatMap(({ urn, inputs, point }) =>
    (facts.get(`${point.clause} ${point.role}`) ?? [])
      .filter((fact) => holds(fact, point, inputs))
      .map((fact) => placeOf(fact, { ...point, urn })),
  );
  const unique = new Map(places.map((place) => [`${place.urn} ${place.path} ${place.clause} ${place.written}`, place]));
  return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
}

function placeOf(
  fact: Fact,
  point: { readonly urn: string; readonly path: string; readonly match?: string; readonly via: Via },
): Place {
  const operator = fact.role === "threshold" ? parseThreshold(fact.written)?.operator : undefined;
  return {
    urn: point.urn,
    path: point.path,
    ...(point.match !== undefined && { match: point.match }),
    clause: fact.clause,
    role: fact.role,
    via: point.via,
    written: fact.written,
    ...(fact.base !== undefined && { base: fact.base }),
    ...(operator && { operator }),
    corrected: fact.corrected,
  };
}
