import { type Clause, type Plan, type SectionSpec, valuesOf } from "../core/model";
import type { Expected } from "./rule";
import { statedIn } from "./stated-in";

interface Carrying {
  readonly urn: string;
  readonly clauses: readonly string[];
}

/** For every policy the clauses that name it, with the documented value and the resources that serve the same entry. */
export function expectedOf(plan: Plan, resources: readonly Carrying[]): Record<string, Expected[]> {
  const expected: Record<string, Expected[]> = {};
  for (const clause of plan.clauses) {
    if (clause.kind !== "check" || clause.policy === undefined || clause.supersededBy !== undefined) continue;
    expected[clause.policy] ??= [];
    expected[clause.policy]?.push(expectedBy(clause, plan, resources));
  }
  return expected;
}

function expectedBy(clause: Clause, plan: Plan, resources: readonly Carrying[]): Expected {
  const { id } = clause;
  const found = statedIn(plan, id);
  const siblings = new Set(found ? clausesOf(found.entry) : []);
  const urns = resources.filter(({ clauses }) => clauses.some((one) => siblings.has(one))).map(({ urn }) => urn);
  return { clause: id, value: found?.value.stated.written ?? clause.source.quote, urns };
}

function clausesOf(entry: SectionSpec): string[] {
  return [...valuesOf(entry).map(({ stated }) => stated), ...entry.facts].flatMap(({ clauses }) => clauses);
}
