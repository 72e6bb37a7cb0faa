import { join, resolve } from "node:path";
import type { Composition } from "../components/compose";
import type { RecordedResource } from "../engine/record";
import { readStackFile, type StackFile } from "../engine/stack-file";

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
  return { file, composition: compose({ project, stack, config: file, asOf }) };
}

/** Composes the stack and, when nothing is wrong, runs the project's real program under Pulumi's test runtime. */
export async function runOffline(options: OfflineOptions): Promise<OfflineRun> {
  const { file, composition } = composeStack(options);
  if (composition.problems.length > 0) return { composition, resources: [] };
  const { record } = require("../engine/record") as typeof import("../engine/record");
  const { useComposition } = require("../components/deploy") as typeof import("../components/deploy");
  useComposition(options.project, composition);
  const resources = await record(() => runProgram(file.main, options.project), {
    project: file.projectName,
    stack: options.stack,
    config: file.values,
    secretKeys: [...file.secrets],
    preview: options.preview ?? false,
  });
  return { composition, resources };
}

/**
 * Loads the program as Pulumi's runner does: a module that exports a function, a promise or plain outputs. Each call runs
 * it anew.
 */
export function runProgram(main: string, project: string): unknown {
  const own = resolve(join(__dirname, "..", "index"));
  const isOwn = /^index\.[jt]s$/.test(main.slice(project.length + 1)) && packageRoot() === resolve(project);
  if (!isOwn && main.endsWith(".ts")) registerTypeScript();
  const file = require.resolve(isOwn ? own : main);
  delete require.cache[file];
  const program: unknown = require(file);
  return typeof program === "function" ? (program as () => unknown)() : program;
}

/** The folder hozen itself is in. */
export function packageRoot(): string {
  return resolve(__dirname, __filename.endsWith(".ts") ? ".." : "../..");
}

/** A user's program is TypeScript; it is transpiled, not type-checked, as `pulumi up` does by our Pulumi.yaml. */
function registerTypeScript(): void {
  const { register } = require("ts-node") as { register: (options: object) => unknown };
  register({ transpileOnly: true, compilerOptions: { module: "commonjs", moduleResolution: "node" } });
}
