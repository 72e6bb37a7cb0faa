import { distance } from "fastest-levenshtein";
import { formatProblem } from "../../core/model";
import { runOffline } from "../offline";
import { buildReport, type PlanReport } from "../plan/report";
import { type Explanation, explainAll } from "./explanation";
import { renderExplanation } from "./text";

export interface ExplainOptions {
  readonly stack: string;
  readonly asOf: string;
  readonly json?: boolean;
}

/** `hozen explain ROW | ALERT | RESOURCE`: the life of one number. Exit 0 found, 1 problems in the plan, 2 unknown id. */
export async function explain(id: string, options: ExplainOptions): Promise<number> {
  const run = await runOffline({ project: process.cwd(), stack: options.stack, asOf: options.asOf });
  if (run.composition.problems.length > 0) {
    for (const problem of run.composition.problems) process.stderr.write(`${formatProblem(problem)}\n`);
    return 1;
  }
  const report = buildReport({ ...run, stack: options.stack, asOf: options.asOf });
  const found = explainAll(id, report, run.composition);
  if (found.length === 0) {
    process.stderr.write(`nothing is called ${id}; nearest: ${nearest(id, report).join(", ")}\n`);
    return 2;
  }
  process.stdout.write(options.json ? `${JSON.stringify(found, undefined, 2)}\n` : render(found));
  return 0;
}

function render(explanations: readonly Explanation[]): string {
  return `${explanations.map(renderExplanation).join("\n\n")}\n`;
}

function nearest(id: string, report: PlanReport): string[] {
  const names = report.systems.flatMap((system) => [
    ...system.clauses.map((clause) => clause.id),
    ...new Set(system.rules.map((rule) => rule.alert)),
    ...system.resources.map((resource) => resource.name),
  ]);
  return [...new Set(names)].sort((a, b) => distance(id, a) - distance(id, b)).slice(0, 3);
}
