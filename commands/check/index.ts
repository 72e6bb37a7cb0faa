import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { checkFiles } from "../../components/check-files";
import type { Composition } from "../../components/composition";
import { counted, formatProblem, type Problem } from "../../core/model";
import { errorColours } from "../colours";
import { runOffline } from "../offline";

export interface CheckOptions {
  readonly stack: string;
  readonly asOf: string;
  readonly json?: boolean;
  /** Gaps fail too. */
  readonly strict?: boolean;
}

/**
 * `hozen check [FILE...]`: everything that can be known without deploying. Without files it is the whole verdict on the
 * stack, as `hozen plan` has it. Exit 0 no problems, 1 problems, violated policies or (with `strict`) gaps, 2 misuse.
 */
export async function check(files: readonly string[], options: CheckOptions): Promise<number> {
  const absent = files.filter((file) => !existsSync(file));
  if (absent.length > 0) {
    process.stderr.write(`hozen: no such file: ${absent.join(", ")}\n`);
    return 2;
  }
  if (files.length > 0) return checkAlone(files, options);
  const { verdictOf, printVerdict } = require("./verdict") as typeof import("./verdict");
  const run = await runOffline({ project: process.cwd(), stack: options.stack, asOf: options.asOf });
  const verdict = verdictOf(run, options, documentProblems(process.cwd(), run.composition));
  if (options.json) process.stdout.write(`${JSON.stringify({ version: 1, ...verdict }, undefined, 2)}\n`);
  else printVerdict(verdict);
  const violated = verdict.violations.some(({ severity }) => severity === "mandatory");
  return verdict.problems.length > 0 || violated || (options.strict && verdict.gaps.length > 0) ? 1 : 0;
}

/** Files alone, anywhere: values only a stack's configuration has are taken as given. */
function checkAlone(files: readonly string[], { stack, asOf, json }: CheckOptions): number {
  const found = checkFiles(files, { project: process.cwd(), environment: stack, asOf });
  const problems = found.map((problem) => files.reduce(relative, problem));
  if (json) process.stdout.write(`${JSON.stringify({ version: 1, problems }, undefined, 2)}\n`);
  else print(problems, files.length);
  return problems.length > 0 ? 1 : 0;
}

/** Where the systems and their operations documents do not say the same. */
function documentProblems(project: string, { systems }: Composition): Problem[] {
  if (!systems.some(({ plan }) => plan.system.document.files !== undefined)) return [];
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
  else process.stdout.write(`${counted(files, "file")} clean (stack configuration not looked at)\n`);
}
