import { formatQuantity, type Problem, type Threshold } from "../model";

/** Something the plan must refuse (`problem`) or tell (`note`) about a rule. */
export interface Judgement extends Problem {
  readonly level: "problem" | "note";
}

/** A judgement before it has its place. */
export type Finding = Omit<Judgement, "at" | "path" | "clauses">;

export function formatThreshold(threshold: Threshold): string {
  return `${threshold.operator} ${formatQuantity(threshold.limit)}`;
}
