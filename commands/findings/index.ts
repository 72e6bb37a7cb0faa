import { formatProblem } from "../../core/model";
import { refuse } from "../choose";
import { composeStack } from "../offline";
import { type FindingsReport, findingsReport } from "./report";
import { findingsSarif } from "./sarif";
import { findingsAnnotations, findingsMarkdown, findingsText } from "./text";

export interface FindingsOptions {
  readonly stack: string;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  readonly system?: string;
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly sarif?: boolean;
  readonly github?: boolean;
}

/**
 * `hozen findings`: 0 reviewed, with or without findings; 1 the stack has problems or a document cannot be read, which follows on stderr; 2 misuse. A plan with
 * problems is reviewed all the same: what it refuses may be a contradiction of the document.
 */
export function findings(options: FindingsOptions): number {
  const { stack, asOf, system } = options;
  const { composition } = composeStack({ project: process.cwd(), stack, asOf });
  const known = composition.systems.map(({ plan }) => plan.system.name);
  if (known.length === 0 && composition.problems.length > 0) return refuse(composition.problems.map(formatProblem), 1);
  if (system !== undefined && !known.includes(system)) {
    return refuse([`no system ${system} in stack ${stack}; known: ${known.join(", ")}`], 2);
  }
  const reports = composition.systems
    .filter(({ plan }) => system === undefined || plan.system.name === system)
    .map(({ plan }) => findingsReport(process.cwd(), plan));
  process.stdout.write(printed(reports, options));
  const problems = [...composition.problems, ...reports.flatMap((report) => report.problems)];
  return problems.length > 0 ? refuse(problems.map(formatProblem), 1) : 0;
}

function printed(reports: readonly FindingsReport[], { json, markdown, sarif, github }: FindingsOptions): string {
  if (json) return `${JSON.stringify({ version: 1, systems: reports }, undefined, 2)}\n`;
  if (sarif) return `${JSON.stringify(findingsSarif(reports), undefined, 2)}\n`;
  if (github) return reports.flatMap(findingsAnnotations).join("");
  return `${reports.map(markdown ? findingsMarkdown : findingsText).join("\n\n")}\n`;
}
