/** How exactly a platform expresses a rule. `reason` is required unless exact. */
export interface Fidelity {
  readonly level: "exact" | "approximated" | "not-expressible";
  readonly reason?: string;
}

export const exact: Fidelity = { level: "exact" };

/** The worse of two, with both reasons. */
export function combine(...parts: readonly Fidelity[]): Fidelity {
  const rank = ["exact", "approximated", "not-expressible"] as const;
  const level = rank[Math.max(0, ...parts.map((part) => rank.indexOf(part.level)))] ?? "exact";
  const reasons = parts.flatMap((part) => (part.reason ? [part.reason] : []));
  return reasons.length > 0 ? { level, reason: [...new Set(reasons)].join("; ") } : { level };
}
