import { about, amountOf, type Scalar, type Source, type Traced } from "../../../../core/evidence";
import type { Planned, Quantity, Stated } from "../../../../core/model";

/** A quantity of an entry in its base unit, with what documents it; none where the entry has no such value. */
export function amountsOf<Key extends string>(
  { spec, facts }: Planned<{ readonly [K in Key]?: Stated<Quantity> }>,
  subject: Key,
): Source<number>[] {
  const found = spec[subject];
  return found ? [amountOf(found.value, about(facts, subject))] : [];
}

/** A text of an entry, with what documents it; none where the entry has no such value. */
export function textsOf<Key extends string>(
  { spec, facts }: Planned<{ readonly [K in Key]?: Stated<string> }>,
  subject: Key,
): Source<string>[] {
  const found = spec[subject];
  return found ? [{ value: found.value, facts: about(facts, subject) }] : [];
}

/** A value that several entries state. One that states another is not behind it. */
export function statedBy<T extends Scalar>(value: T, parts: readonly Traced<T>[]): Traced<T> {
  return { traced: value, from: parts.filter(({ traced }) => traced === value).flatMap(({ from }) => from) };
}
