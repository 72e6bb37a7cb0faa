import type { Composition } from "../components/composition";
import { type Problem, ProblemsError, type RegisteredResource, secretMark } from "../core/model";
import { readStackFile, type StackFile } from "../engine/stack-file";
import { onlyDeploys } from "./only-deploys";
import { programProblems, runProgram } from "./program";

export interface OfflineOptions {
  readonly project: string;
  readonly stack: string;
  /** YYYY-MM-DD. */
  readonly asOf: string;
}

export interface OfflineRun {
  readonly composition: Composition;
  /** Empty when there are problems: then nothing is run. */
  readonly resources: readonly RegisteredResource[];
}

/** A stack's files, read and composed. */
export interface ComposedStack {
  /** Absent when the stack's files cannot be read. */
  readonly file?: StackFile;
  readonly composition: Composition;
}

/** Reads the stack's files and composes it; nothing is run. */
export function composeStack({ project, stack, asOf }: OfflineOptions): ComposedStack {
  const { compose, refused } = require("../components/compose") as typeof import("../components/compose");
  try {
    const read = readStackFile(project, stack);
    const file = { ...read, values: { ...read.values, "hozen:asOf": asOf } };
    const composition = compose({ project, stack, config: file, asOf });
    const problems = [...programProblems(file.main, project), ...policyProblems(composition, file)];
    return { file, composition: withProblems(composition, problems) };
  } catch (error) {
    return { composition: refused(stack, problemsOf(error)) };
  }
}

function policyProblems({ settings }: Composition, file: StackFile): Problem[] {
  if (!settings.policies) return [];
  const { placed } = require("../components/system-config") as typeof import("../components/system-config");
  const { policies, settingProblems } = require("../policy/index") as typeof import("../policy/index");
  return settingProblems(settings.policies, policies).map((problem) => placed(problem, file));
}

/**
 * Composes the stack and, when nothing is wrong, says what its program registers. What `deploy()` registers follows from
 * the composition; a program that does more is run under Pulumi's test runtime, and only its own resources register.
 */
export async function runOffline(options: OfflineOptions): Promise<OfflineRun> {
  const { file, composition } = composeStack(options);
  if (!file || composition.problems.length > 0) return { composition, resources: [] };
  const { registrationsOf } = require("../components/registrations") as typeof import("../components/registrations");
  const registrations = registrationsOf(composition, { project: file.projectName, stack: options.stack });
  if (onlyDeploys(file.main, options.project)) return { composition, resources: registrations };
  return runBeside(file, options, composition, registrations);
}

async function runBeside(
  file: StackFile,
  options: OfflineOptions,
  composition: Composition,
  registrations: readonly RegisteredResource[],
): Promise<OfflineRun> {
  const { record, hasTransformations } = require("../engine/record") as typeof import("../engine/record");
  const { useRegistrations } = require("../components/deploy") as typeof import("../components/deploy");
  const use = useRegistrations(options.project, composition, { registrations, refused: hasTransformations });
  const failures: Problem[] = [];
  const program = () =>
    runProgram(file.main, options.project).catch((error: unknown) => failures.push(...problemsOf(error)));
  const recorded = await record(program, {
    project: file.projectName,
    stack: options.stack,
    config: file.values,
    secretKeys: [...file.secrets],
  });
  if (failures.length > 0) return { composition: withProblems(composition, failures), resources: [] };
  const all = use.accepted ? [...recorded, ...registrations] : revealed(recorded, registrations);
  return { composition, resources: all.sort((a, b) => (a.urn < b.urn ? -1 : 1)) };
}

/** What an SDK hid as a whole, shown as it was declared, so that only the secrets in it are hidden. */
function revealed(
  recorded: readonly RegisteredResource[],
  registrations: readonly RegisteredResource[],
): RegisteredResource[] {
  const byUrn = new Map(registrations.map((resource) => [resource.urn, resource]));
  return recorded.map((resource) => {
    const declared = byUrn.get(resource.urn);
    const inputs = Object.entries(resource.inputs).map(([key, value]) => [
      key,
      value === secretMark ? (declared?.inputs[key] ?? value) : value,
    ]);
    return { ...resource, inputs: Object.fromEntries(inputs) };
  });
}

function withProblems(composition: Composition, problems: readonly Problem[]): Composition {
  return problems.length > 0 ? { ...composition, problems: [...composition.problems, ...problems] } : composition;
}

function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof ProblemsError) return error.problems;
  throw error;
}
