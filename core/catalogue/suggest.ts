import { closest, distance } from "fastest-levenshtein";

/** The instruction for a name that does not exist: a did-you-mean when one is near, else `otherwise`. */
export function suggest(given: string, known: readonly string[], otherwise: string): string {
  if (known.length === 0) return otherwise;
  const near = closest(given, [...known]);
  return distance(given, near) <= Math.max(2, Math.floor(given.length / 4)) ? `did you mean ${near}?` : otherwise;
}
