import type { Composition } from "../components/compose";
import { type Problem, ProblemsError } from "../core/model";
import type { RecordedResource } from "../engine/record";
import { readStackFile, type StackFile } from "../engine/stack-file";
import { programProblems, runProgram } from "./program";

export interface OfflineOptions {
  readonly project: string;
  readonly stack: string;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  readonly preview?: boolean;
}

export interface OfflineRun {
  readonly composition: Composition;
  /** Empty when there are problems: then nothing is run. */
  readonly resources: readonly RecordedResource[];
}

/** Reads the stack's files and composes it; nothing is run. */
export function composeStack(options: OfflineOptions): { file: StackFile; composition: Composition } {
  const read = readStackFile(options.project, options.stack);
  const file = { ...read, values: { ...read.values, "hozen:asOf": options.asOf } };
  const { compose } = require("../components/compose") as typeof import("../components/compose");
  const { project, stack, asOf } = options;
  const composition = compose({ project, stack, config: file, asOf });
  return { file, composition: withProblems(composition, programProblems(file.main, project)) };
}

/** Composes the stack and, when nothing is wrong, runs the project's real program under Pulumi's test runtime. */
export async function runOffline(options: OfflineOptions): Promise<OfflineRun> {
  const { file, composition } = composeStack(options);
  if (composition.problems.length > 0) return { composition, resources: [] };
  const { record } = require("../engine/record") as typeof import("../engine/record");
  const { useComposition } = require("../components/deploy") as typeof import("../components/deploy");
  useComposition(options.project, composition);
  const failures: Problem[] = [];
  const program = () =>
    runProgram(file.main, options.project).catch((error: unknown) => failures.push(...problemsOf(error)));
  const resources = await record(program, {
    project: file.projectName,
    stack: options.stack,
    config: file.values,
    secretKeys: [...file.secrets],
    preview: options.preview ?? false,
  });
  return failures.length > 0
    ? { composition: withProblems(composition, failures), resources: [] }
    : { composition, resources };
}

function withProblems(composition: Composition, problems: readonly Problem[]): Composition {
  return problems.length > 0 ? { ...composition, problems: [...composition.problems, ...problems] } : composition;
}

function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof ProblemsError) return error.problems;
  throw error;
}
