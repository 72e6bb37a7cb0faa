import { atLeast } from "../alerts/timing";
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
