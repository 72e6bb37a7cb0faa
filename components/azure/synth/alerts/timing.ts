import type { EvidencePoint, Fact, FactRole, Format, Via } from "../../../../core/model";

/** The longest accepted value not above the wanted one (shorter detection); the shortest when all are longer. */
export function atMost(wanted: number, accepted: readonly number[]): number {
  const fitting = accepted.filter((value) => value <= wanted);
  return fitting.length > 0 ? Math.max(...fitting) : Math.min(...accepted);
}

/** The shortest accepted value not below the wanted one (retention upward); undefined when all are shorter. */
export function atLeast(wanted: number, accepted: readonly number[]): number | undefined {
  const fitting = accepted.filter((value) => value >= wanted);
  return fitting.length > 0 ? Math.min(...fitting) : undefined;
}

/**
 * How a documented number became an accepted one: the same, or raised or lowered to it. `expression` first turns the
 * base value into the deployed unit (`documented / 86400`).
 */
export function acceptedVia(fact: Fact, wanted: number, deployed: number, format: Format, expression?: string): Via {
  const changed = fact.corrected ? "correction" : undefined;
  if (wanted === deployed) {
    if (expression === undefined) return { kind: changed ?? "same", format };
    return { kind: changed ?? "unit", format, expression };
  }
  const bound = deployed > wanted ? "max" : "min";
  return {
    kind: changed ?? "formula",
    format,
    expression: `${bound}(${expression ?? "documented"}, accepted)`,
    terms: { accepted: deployed },
  };
}

/** Evidence of a documented duration at a path that holds an ISO 8601 duration. */
export function durationEvidence(
  facts: readonly Fact[],
  role: FactRole,
  path: string,
  deployed: number,
): EvidencePoint[] {
  return factsOf(facts, role).map(({ fact, base }) => ({
    clause: fact.clause,
    role,
    path,
    via: acceptedVia(fact, base, deployed, "iso8601"),
  }));
}

/** Facts of a role that are numbers. */
export function factsOf(facts: readonly Fact[], role: FactRole): { fact: Fact; base: number }[] {
  return facts.flatMap((fact) => (fact.role === role && fact.base !== undefined ? [{ fact, base: fact.base }] : []));
}
