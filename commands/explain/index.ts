import { distance } from "fastest-levenshtein";
import { formatProblem } from "../../core/model";
import { runOffline } from "../offline";
import { buildReport, type PlanReport, type ResourceReport, type RuleReport } from "../plan/report";
import { explainAll } from "./explanation";
import { renderClauseless, renderExplanation } from "./text";

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
  const bare = found.length > 0 ? [] : clauseless(id, report);
  if (found.length === 0 && bare.length === 0) {
    process.stderr.write(`hozen: nothing is called ${id}; nearest: ${nearest(id, report).join(", ")}\n`);
    return 2;
  }
  const text = [...found.map(renderExplanation), ...bare.map(renderClauseless)].join("\n\n");
  process.stdout.write(options.json ? `${JSON.stringify([...found, ...bare], undefined, 2)}\n` : `${text}\n`);
  return 0;
}

/** Rules and resources that carry no clause: what a person chose, and what others stand on. */
function clauseless(id: string, report: PlanReport): (RuleReport | ResourceReport)[] {
  const rules = report.systems.flatMap((system) => system.rules).filter((rule) => rule.alert === id || rule.id === id);
  const resources = [...report.shared, ...report.systems.flatMap((system) => system.resources)];
  return [...rules, ...resources.filter((resource) => resource.name === id || resource.urn === id)];
}

function nearest(id: string, report: PlanReport): string[] {
  const names = report.systems.flatMap((system) => [
    ...system.clauses.map((clause) => clause.id),
    ...new Set(system.rules.map((rule) => rule.alert)),
    ...system.resources.map((resource) => resource.name),
  ]);
  return [...new Set(names)].sort((a, b) => distance(id, a) - distance(id, b)).slice(0, 3);
}
