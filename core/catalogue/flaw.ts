import type { ProblemCode } from "../model";
import type { Path } from "./source";

/** What is wrong with a concept or measurement, before it has a position. Paths are relative to what was checked. */
export interface Flaw {
  readonly code: ProblemCode;
  readonly path: Path;
  readonly what: string;
  readonly given?: string;
  readonly allowed?: string;
  readonly change: string;
}

export function statisticFlaw(path: Path, metric: string, given: string, offered: readonly string[]): Flaw {
  return {
    code: "CATALOGUE-STATISTIC",
    path,
    what: `${metric} does not offer this statistic`,
    given,
    allowed: offered.join(", "),
    change: "choose one the metric offers",
  };
}
