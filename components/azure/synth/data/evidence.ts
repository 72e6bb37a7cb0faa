import { about, amountOf, type Scalar, type Source, type Traced, textOf, writtenAt } from "../../../../core/evidence";
import type { MonitoredResource, Planned, Quantity, Stated } from "../../../../core/model";

/** A quantity of an entry in its base unit, with what documents it; none where the entry has no such value. */
export function amountsOf<Key extends string>(
  { spec, facts }: Planned<{ readonly [K in Key]?: Stated<Quantity> }>,
  subject: Key,
): Source<number>[] {
  const found = spec[subject];
  return found ? [amountOf(found, about(facts, subject))] : [];
}

/** A text of an entry, with what documents it; none where the entry has no such value. */
export function textsOf<Key extends string>(
  { spec, facts }: Planned<{ readonly [K in Key]?: Stated<string> }>,
  subject: Key,
): Source<string>[] {
  const found = spec[subject];
  return found ? [{ ...textOf(found, []), facts: about(facts, subject) }] : [];
}

/** A value that several entries state. One that states another is not behind it. */
export function statedBy<T extends Scalar>(value: T, parts: readonly Traced<T>[]): Traced<T> {
  const stating = parts.filter(({ traced }) => traced === value);
  const [origin] = stating.flatMap((part) => part.origin ?? []);
  return { traced: value, from: stating.flatMap(({ from }) => from), ...(origin && { origin }) };
}

/** A value as a property of the resource says it, or as it is where the resource says nothing. */
export function saidBy<T extends Scalar>({ at, path }: MonitoredResource, property: string, value: T): Traced<T> {
  return writtenAt(value, { at, path: `${path}.${property}` });
}
