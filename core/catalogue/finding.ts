import { formatQuantity, type Problem, type Threshold } from "../model";

/** What is wrong with a level of an alert: refused (`problem`) or only told (`note`). */
export interface Finding extends Omit<Problem, "at" | "path" | "clauses"> {
  readonly level: "problem" | "note";
}

export function formatThreshold(threshold: Threshold): string {
  return `${threshold.operator} ${formatQuantity(threshold.limit)}`;
}
