import type { Clause, Intent, IntentValue, Plan } from "../core/model";
import type { Expected } from "./rule";

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

function expectedBy(clause: Clause, { system }: Plan, resources: readonly Carrying[]): Expected {
  const { id } = clause;
  const entry = system.intents.find(({ values }) => Object.values(values).some((value) => states(value, id)));
  const stated = entry && Object.values(entry.values).find((value) => states(value, id));
  const siblings = new Set(entry ? clausesOf(entry) : []);
  const urns = resources.filter(({ clauses }) => clauses.some((one) => siblings.has(one))).map(({ urn }) => urn);
  return { clause: id, value: stated?.stated.written ?? clause.source.quote, urns };
}

function states({ stated }: IntentValue, clause: string): boolean {
  return stated.clauses.includes(clause);
}

function clausesOf({ values, facts }: Intent): string[] {
  return [...Object.values(values).map(({ stated }) => stated), ...facts].flatMap(({ clauses }) => clauses);
}
