import type { Fact, Via } from "../model";

/** The same arithmetic, marked as a correction when the document's own value was wrong. */
export function viaFor(fact: Fact, via: Via): Via {
  return fact.corrected ? { ...via, kind: "correction" } : via;
}
