import { type ClauseId, everyEntry, type NamedValue, type Plan, type SectionSpec, valuesOf } from "../core/model";

/** The entry of the plan a clause is stated in, with the value that states it. */
export interface StatedIn {
  readonly entry: SectionSpec;
  readonly value: NamedValue;
}

export function statedIn({ system }: Plan, clause: ClauseId): StatedIn | undefined {
  for (const entry of everyEntry(system)) {
    const value = valuesOf(entry).find(({ stated }) => stated.clauses.includes(clause));
    if (value) return { entry, value };
  }
  return undefined;
}
