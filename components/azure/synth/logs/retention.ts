import type { EvidencePoint, Fact } from "../../../../core/model";
import { acceptedVia, atLeast, factsOf } from "../alerts/timing";
import { analyticsRetention, totalRetentions } from "../common/limits";

/** Days; retention is only ever mapped upward. */
export interface Retention {
  /** Interactive. */
  readonly analytics: number;
  /** Interactive and archived together. */
  readonly total: number;
}

/** Table retention that keeps at least `keep` days, archived after `archiveAfter`; undefined beyond twelve years. */
export function tableRetention(keep: number, archiveAfter = keep): Retention | undefined {
  const total = totalOf(keep);
  if (total === undefined) return undefined;
  const analytics = Math.min(Math.max(archiveAfter, analyticsRetention.shortest), analyticsRetention.longest, total);
  return { analytics, total };
}

function totalOf(days: number): number | undefined {
  if (days <= analyticsRetention.longest) return Math.max(days, analyticsRetention.shortest);
  return atLeast(days, totalRetentions);
}

const day = 86_400;
const days = "ceil(documented / 86400)";

/** Evidence of documented retentions at the path that holds `deployed` days; others are somewhere else. */
export function retentionEvidence(
  facts: readonly Fact[],
  path: string,
  wanted: number | undefined,
  deployed: number,
): EvidencePoint[] {
  return factsOf(facts, "keep")
    .filter(({ base }) => Math.ceil(base / day) === wanted)
    .map(({ fact, base }) => {
      const via = acceptedVia(fact, Math.ceil(base / day), deployed, "integer", days);
      return { clause: fact.clause, role: fact.role, path, via };
    });
}
