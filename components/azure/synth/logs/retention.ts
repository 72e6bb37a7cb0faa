import { atLeast } from "../alerts/timing";
import { limits, totalRetentions } from "../common/limits";

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
  const analytics = Math.min(
    Math.max(archiveAfter, limits.analyticsRetention.least),
    limits.analyticsRetention.most,
    total,
  );
  return { analytics, total };
}

function totalOf(days: number): number | undefined {
  if (days <= limits.analyticsRetention.most) return Math.max(days, limits.analyticsRetention.least);
  return atLeast(days, totalRetentions);
}
