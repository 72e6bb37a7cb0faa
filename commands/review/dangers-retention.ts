import type { Danger } from "./changes";
import { pair } from "./compare-values";
import type { SystemSnapshot } from "./snapshot";

/** Periods and numbers of copies that shrink or are no longer stated. */
export function retentionDangers(before: SystemSnapshot, after: SystemSnapshot): Danger[] {
  return pair(before.values, after.values).flatMap(([from, to]): Danger[] => {
    if (from?.role !== "keep" || from.base === undefined) return [];
    const { path: about, clauses, written } = from;
    if (to?.base === undefined) return [{ kind: "retention-removed", about, from: written, clauses }];
    if (to.dimension === from.dimension && to.base >= from.base) return [];
    return [{ kind: "retention-shortened", about, from: written, to: to.written, clauses }];
  });
}
