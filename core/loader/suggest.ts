import { closest, distance } from "fastest-levenshtein";

/** Why a text is no value of a kind: a unit is missing or wrong, or the value itself cannot be. */
export interface Misfit {
  readonly code: "SPEC-UNIT" | "SPEC-VALUE";
  readonly what: string;
  readonly change: string;
}

/** The known name a slip of the pen away from the given one, if there is one. */
export function nearest(given: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const near = closest(given, [...known]);
  const slips = distance(given, near);
  // A name that shares no letter is no slip of the pen, however short it is.
  const isNear = slips <= Math.max(2, Math.floor(given.length / 3)) && slips < Math.max(given.length, near.length);
  return isNear ? near : undefined;
}

/** A did-you-mean when a known name is near, else the instruction given. */
export function suggest(given: string, known: readonly string[], otherwise: string): string {
  const near = nearest(given, known);
  return near === undefined ? otherwise : `did you mean ${near}?`;
}

const mostNames = 12;

/** Names for the `allowed` of a problem; of very many only the first. */
export function nameList(known: readonly string[]): string {
  const more = known.length - mostNames;
  return more > 0 ? `${known.slice(0, mostNames).join(", ")} and ${more} more` : known.join(", ");
}
