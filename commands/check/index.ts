import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { checkFiles } from "../../components/check-files";
import type { Composition } from "../../components/compose";
import { counted, formatProblem, type Problem } from "../../core/model";
import { errorColours } from "../colours";
import { composeStack } from "../offline";

export interface CheckOptions {
  readonly stack: string;
  readonly asOf: string;
  readonly json?: boolean;
}

/**
 * `hozen check [FILE...]`: everything that can be known without deploying. Without files: the project's systems with
 * the stack's configuration. Exit 0 clean, 1 problems, 2 misuse.
 */
export function check(files: readonly string[], options: CheckOptions): number {
  const absent = files.filter((file) => !existsSync(file));
  if (absent.length > 0) {
    process.stderr.write(`hozen: no such file: ${absent.join(", ")}\n`);
    return 2;
  }
  const problems = files.length > 0 ? checkAlone(files, options) : checkProject(options);
  if (options.json) process.stdout.write(`${JSON.stringify({ version: 1, problems }, undefined, 2)}\n`);
  else print(problems, files.length);
  return problems.length > 0 ? 1 : 0;
}

/** Files alone, anywhere: values only a stack's configuration has are taken as given. */
function checkAlone(files: readonly string[], { stack, asOf }: CheckOptions): Problem[] {
  const problems = checkFiles(files, { project: process.cwd(), environment: stack, asOf });
  return problems.map((problem) => files.reduce(relative, problem));
}

/** The whole stack: systems, catalogue, plan and what each platform accepts. */
function checkProject({ stack, asOf }: CheckOptions): Problem[] {
  const project = process.cwd();
  const { composition } = composeStack({ project, stack, asOf });
  const documented = composition.systems.some(({ plan }) => plan.system.document.files !== undefined);
  return [...composition.problems, ...(documented ? documentProblems(project, composition) : [])];
}

/** Where the systems and their operations documents do not say the same. */
function documentProblems(project: string, { systems }: Composition): Problem[] {
  const { auditProblems } = require("../audit/problems") as typeof import("../audit/problems");
  const { auditSystem } = require("../audit/report") as typeof import("../audit/report");
  return systems.flatMap((composed) => {
    const report = auditSystem(project, composed);
    return report ? auditProblems(report) : [];
  });
}

/** Positions name the file as the user did. */
function relative(problem: Problem, file: string): Problem {
  return problem.at && resolve(problem.at.file) === resolve(file)
    ? { ...problem, at: { ...problem.at, file } }
    : problem;
}

function print(problems: readonly Problem[], files: number): void {
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
  if (problems.length > 0) process.stderr.write(errorColours.red(`${counted(problems.length, "problem")}\n`));
  else
    process.stdout.write(
      files > 0 ? `${counted(files, "file")} clean (stack configuration not looked at)\n` : "clean\n",
    );
}
