import { readFileSync } from "node:fs";
import { z } from "zod";
import { readPath } from "../../core/evidence";
import type { PropertyChange } from "./changes";
import { compareInputs } from "./compare-resources";

/** The file given is no output of `pulumi preview --json`. */
export class NoPreviewError extends Error {}

const tree = z.record(z.string(), z.unknown());
const state = z.object({ type: z.string(), inputs: tree.default({}), outputs: tree.default({}) });
const step = z.object({
  op: z.string(),
  urn: z.string(),
  oldState: state.nullish(),
  newState: state.nullish(),
  detailedDiff: z.record(z.string(), z.object({ kind: z.string(), inputDiff: z.boolean().default(false) })).nullish(),
});
const digest = z.object({ steps: z.array(step).default([]) });

type Step = z.infer<typeof step>;
type Tree = Readonly<Record<string, unknown>>;

/** One resource whose deployed state differs from what the program asks for. */
export interface PreviewChange {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** `create`: not there. `delete`: there, but nothing asks for it. */
  readonly op: "create" | "update" | "replace" | "delete" | "import";
  /** From what is deployed to what the program asks for. */
  readonly properties: readonly PropertyChange[];
  /** What is there, as the engine compared it: inputs, and outputs where the provider compared those. */
  readonly deployed: readonly Tree[];
  readonly wanted: Tree;
}

const shown = ["create", "update", "replace", "delete", "import"] as const;

/** The engine's own mark for a value only the update will know. */
const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Reads what `pulumi preview --json`, with or without `--refresh`, wrote. */
export function readPreview(file: string): PreviewChange[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new NoPreviewError(`${file} cannot be read`);
  }
  return parsePreview(text, file);
}

export function parsePreview(text: string, file: string): PreviewChange[] {
  const parsed = digest.safeParse(jsonOf(text, file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new NoPreviewError(
      `${file} is no output of pulumi preview --json: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`,
    );
  }
  return parsed.data.steps.flatMap(changeOf).sort((a, b) => (a.urn < b.urn ? -1 : 1));
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NoPreviewError(
      `${file} is no single JSON document; write it with: pulumi preview --json > ${file}, with PULUMI_ENABLE_STREAMING_JSON_PREVIEW unset`,
    );
  }
}

/** Steps about a resource itself; its replacement appears once, as `replace`. Providers and the stack are no resources. */
function changeOf(one: Step): PreviewChange[] {
  const op = shown.find((name) => name === one.op);
  const type = (one.newState ?? one.oldState)?.type ?? "";
  if (op === undefined || type.startsWith("pulumi:")) return [];
  const { inputs = {}, outputs = {} } = one.oldState ?? {};
  const wanted = one.newState?.inputs ?? {};
  const both = op === "update" || op === "replace";
  return [
    {
      urn: one.urn,
      type,
      name: one.urn.split("::").at(-1) ?? one.urn,
      op,
      properties: both ? propertiesOf(one, { inputs, outputs }, wanted) : [],
      deployed: [inputs, outputs],
      wanted,
    },
  ];
}

/** What the provider said differs; where it said nothing, what differs between the inputs. */
function propertiesOf(one: Step, old: { inputs: Tree; outputs: Tree }, wanted: Tree): PropertyChange[] {
  const detailed = Object.entries(one.detailedDiff ?? {});
  const changes =
    detailed.length === 0
      ? compareInputs(old.inputs, wanted)
      : detailed.map(([path, { inputDiff }]): PropertyChange => {
          const [first, second] = inputDiff ? [old.inputs, old.outputs] : [old.outputs, old.inputs];
          const from = readPath(first, path) ?? readPath(second, path);
          const to = readPath(wanted, path);
          return { path, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
        });
  return changes
    .filter(({ path }) => !path.includes("__defaults"))
    .map((change) => (change.to === unknownValue ? { ...change, to: "(known after the update)" } : change))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
