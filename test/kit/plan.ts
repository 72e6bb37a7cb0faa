import { strict as assert } from "node:assert";
import { join } from "node:path";
import { buildReport, type PlanReport } from "../../commands/plan/report";
import { compose } from "../../components/compose";
import type { Composition } from "../../components/composition";
import { deploy, useComposition } from "../../components/deploy";
import { registrationsOf } from "../../components/registrations";
import type { RegisteredResource } from "../../core/model";
import { formatProblem } from "../../core/model";
import { record } from "../../engine/record";
import { readStackFile } from "../../engine/stack-file";

export const project = join(__dirname, "..", "..");

/** Today, for every test: plans must not change overnight. */
export const asOf = "2026-11-22";

export interface PlannedStack {
  readonly composition: Composition;
  readonly resources: readonly RegisteredResource[];
  readonly report: PlanReport;
}

export interface StackOptions {
  readonly stack?: string;
  /** Values set, or with `undefined` taken away, in the stack's committed configuration. */
  readonly config?: Readonly<Record<string, string | undefined>>;
  /** Keys that are encrypted in the stack file, although their values are known to the test. */
  readonly secrets?: readonly string[];
  /** Runs the program itself under Pulumi's test runtime, as an update (false) or a preview (true). */
  readonly preview?: boolean;
}

/** Composes and plans as `hozen plan` does, on this project with a changed configuration. */
export async function planStack({
  stack = "prod",
  config = {},
  secrets = [],
  preview,
}: StackOptions): Promise<PlannedStack> {
  const { composition, values } = composeStack({ stack, config, secrets });
  assert.deepEqual(composition.problems.map(formatProblem), []);
  const resources =
    preview === undefined
      ? registrationsOf(composition, { project: "hozen", stack })
      : await recordProgram(composition, stack, values, preview);
  return { composition, resources, report: buildReport({ stack, asOf, composition, resources }) };
}

async function recordProgram(
  composition: Composition,
  stack: string,
  config: Readonly<Record<string, string>>,
  preview: boolean,
): Promise<RegisteredResource[]> {
  useComposition(project, composition);
  return withoutTraces(() =>
    record(() => deploy(project), { project: "hozen", stack, config, secretKeys: [], preview }),
  );
}

/** Composes this project with a changed configuration; nothing is run. */
export function composeStack({ stack = "prod", config = {}, secrets = [] }: StackOptions): {
  composition: Composition;
  values: Readonly<Record<string, string>>;
} {
  const file = readStackFile(project, stack);
  const changed = Object.entries({ ...file.values, ...config });
  const values = Object.fromEntries(
    changed.filter((entry): entry is [string, string] => entry[1] !== undefined && !file.secrets.has(entry[0])),
  );
  const encrypted = new Set([...file.secrets, ...secrets]);
  return { composition: compose({ project, stack, config: { ...file, values, secrets: encrypted }, asOf }), values };
}

/** Each resource captures a stack trace; without them the program is three times faster. */
async function withoutTraces<T>(run: () => Promise<T>): Promise<T> {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return await run();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

let whole: Promise<PlannedStack> | undefined;

/** All five systems of the prod stack as `up` would make them; run once for all tests. */
export function wholePlan(): Promise<PlannedStack> {
  whole ??= planStack({});
  return whole;
}
