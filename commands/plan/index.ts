import { writeFileSync } from "node:fs";
import type { Composition } from "../../components/composition";
import { counted, formatProblem } from "../../core/model";
import { runOffline } from "../offline";
import { renderMarkdown } from "./markdown";
import { formatViolation } from "./policies";
import { buildReport, type DocumentReport, type PlanReport } from "./report";
import { renderText } from "./text";

export interface PlanCommandOptions {
  readonly stack: string;
  readonly system?: string;
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly details?: boolean;
  readonly out?: string;
  /** File for the configuration of the CrossGuard pack. */
  readonly policyConfig?: string;
  readonly asOf: string;
}

/** `hozen plan`: exit code 0 when plannable, 1 on problems, 2 on misuse. */
export async function plan(options: PlanCommandOptions): Promise<number> {
  const run = await runOffline({ project: process.cwd(), stack: options.stack, asOf: options.asOf });
  const known = run.composition.systems.map((composed) => composed.plan.system.name);
  if (options.system !== undefined && run.composition.problems.length === 0 && !known.includes(options.system)) {
    process.stderr.write(`no system ${options.system} in stack ${options.stack}; known: ${known.join(", ")}\n`);
    return 2;
  }
  const report = buildReport({
    ...run,
    stack: options.stack,
    asOf: options.asOf,
    ...(options.system !== undefined && { only: options.system }),
    documents: documentsOf(process.cwd(), run.composition),
  });
  for (const problem of report.problems) process.stderr.write(`${formatProblem(problem)}\n`);
  const violations = report.systems.flatMap((system) => system.violations);
  for (const violation of violations) process.stderr.write(`${formatViolation(violation)}\n`);
  const planned = report.problems.length === 0;
  if (planned && options.policyConfig !== undefined) {
    const { policyConfiguration } = require("./policy-config") as typeof import("./policy-config");
    const config = policyConfiguration({ ...run, stack: options.stack, asOf: options.asOf });
    writeFileSync(options.policyConfig, `${JSON.stringify(config, undefined, 2)}\n`);
  }
  if (planned || options.json) emit(render(report, options), options.out);
  else
    process.stderr.write(
      `${counted(report.problems.length, "problem")}; nothing is planned until they are corrected\n`,
    );
  return planned && !violations.some(({ severity }) => severity === "mandatory") ? 0 : 1;
}

/** What each system that names its document says of it. */
function documentsOf(project: string, { systems }: Composition): ReadonlyMap<string, DocumentReport> {
  const documented = systems.filter(({ plan: { system } }) => system.document.files !== undefined);
  if (documented.length === 0) return new Map();
  const { auditSystem } = require("../audit/report") as typeof import("../audit/report");
  return new Map(
    documented.flatMap((composed) => {
      const audit = auditSystem(project, composed);
      if (!audit) return [];
      const { documents: files, statements, stated } = audit;
      return [[composed.plan.system.name, { files, statements, stated }] as const];
    }),
  );
}

function render(report: PlanReport, options: PlanCommandOptions): string {
  if (options.json) return `${JSON.stringify(report, undefined, 2)}\n`;
  if (options.markdown) return renderMarkdown(report);
  return renderText(report, options.details === true || options.system !== undefined);
}

function emit(text: string, file: string | undefined): void {
  if (file === undefined) process.stdout.write(text);
  else writeFileSync(file, text);
}
