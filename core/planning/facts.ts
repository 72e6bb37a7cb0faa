import {
  type Band,
  baseAmount,
  type Dimension,
  dimensionOf,
  type Fact,
  type FactRole,
  type Money,
  type Quantity,
  type Schedule,
  type Stated,
  type Threshold,
} from "../model";

interface Base {
  readonly dimension?: Dimension;
  readonly base: number;
}

function factsOf<T>(stated: Stated<T> | undefined, role: FactRole, baseOf?: (value: T) => Base): Fact[] {
  if (!stated?.deploys) return [];
  return stated.clauses.map((clause) => ({
    clause,
    role,
    written: stated.written,
    corrected: stated.corrected,
    ...baseOf?.(stated.value),
  }));
}

/** Facts of a quantity: one for each clause that states it. */
export function quantityFacts(stated: Stated<Quantity> | undefined, role: FactRole): Fact[] {
  return factsOf(stated, role, (value) => ({ dimension: dimensionOf(value.unit), base: baseAmount(value) }));
}

/** Facts of a threshold; the operator is part of the written text, the limit is the base value. */
export function thresholdFacts(stated: Stated<Threshold>): Fact[] {
  return factsOf(stated, "threshold", ({ limit }) => ({ dimension: dimensionOf(limit.unit), base: baseAmount(limit) }));
}

/** Facts of a normal band: its two ends, told apart by their subject. */
export function bandFacts(stated: Stated<Band> | undefined): Fact[] {
  return (["from", "to"] as const).flatMap((subject) =>
    factsOf(stated, "normal", (value) => ({
      dimension: dimensionOf(value[subject].unit),
      base: baseAmount(value[subject]),
    })).map((fact) => ({ ...fact, subject })),
  );
}

/** Facts of a value that has no number of its own: dialects map what is written to their notation. */
export function scheduleFacts(stated: Stated<Schedule> | undefined): Fact[] {
  return factsOf(stated, "schedule");
}

/** Facts of an amount of money; the base is in its own currency. */
export function moneyFacts(stated: Stated<Money> | undefined): Fact[] {
  return factsOf(stated, "money", ({ amount }) => ({ base: Number(amount) }));
}

/** Facts of a text: the text itself must stand in the inputs. */
export function textFacts(stated: Stated<string> | readonly Stated<string>[] | undefined, role: FactRole): Fact[] {
  const list =
    stated === undefined
      ? []
      : Array.isArray(stated)
        ? (stated as readonly Stated<string>[])
        : [stated as Stated<string>];
  return list.flatMap((item) => factsOf({ ...item, written: item.value }, role));
}

/** The clauses a list of facts comes from, in their order, once each. */
export function clausesOf(facts: readonly Fact[]): string[] {
  return [...new Set(facts.map((fact) => fact.clause))];
}

/** Every clause any stated value inside an entry carries, deployed or not. */
export function clausesWithin(entry: unknown): string[] {
  const found: string[] = [];
  collect(entry, found);
  return [...new Set(found)];
}

function collect(value: unknown, found: string[]): void {
  if (typeof value !== "object" || value === null) return;
  if ("clauses" in value && Array.isArray(value.clauses)) found.push(...(value.clauses as string[]));
  for (const item of Object.values(value)) collect(item, found);
}
