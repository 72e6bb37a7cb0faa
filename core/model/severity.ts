/**
 * Normalised severities, worst first. Documents use their own words (Priority 1, danger, abnormal, P0); the system's
 * YAML says which of these four each level is.
 */
export const severities = ["outage", "critical", "warning", "info"] as const;
export type Severity = (typeof severities)[number];

/** Negative when `a` is worse than `b`. */
export function compareSeverity(a: Severity, b: Severity): number {
  return severities.indexOf(a) - severities.indexOf(b);
}
