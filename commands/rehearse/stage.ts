import type { Composition } from "../../components/composition";
import {
  isReference,
  normalizedStackOutput,
  type ResourceContracts,
  type ResourceSpec,
  type StackConfig,
  type Value,
  visible,
} from "../../core/model";
import { Rehearsal } from "../../engine/rehearsal/rehearsal";
import { readStackFile } from "../../engine/stack-file";
import { runProgram } from "../program";
import type { Job } from "./job";

/** A job ready to run: the real program of the project, on the real engine, with rehearsal providers. */
export interface Stage {
  readonly rehearsal: Rehearsal;
  readonly composition: Composition;
  /** What the project in another folder would be with this stack's configuration. */
  compose(project: string): Composition;
  /** Later runs of the program deploy this. */
  use(composition: Composition): void;
}

export async function setStage(job: Job): Promise<Stage> {
  const { compose } = require("../../components/compose") as typeof import("../../components/compose");
  const { useComposition } = require("../../components/deploy") as typeof import("../../components/deploy");
  const { project, stack, asOf } = job;
  const file = readStackFile(project, stack);
  const values = { ...file.values, "hozen:asOf": asOf, "hozen:systems": JSON.stringify(job.systems) };
  const config: StackConfig = { values, secrets: file.secrets };
  const composeIn = (folder: string) => compose({ project: folder, stack, config, asOf });
  const composition = composeIn(project);
  useComposition(project, composition);
  const contracts = allContracts();
  const rehearsal = await Rehearsal.open({
    engine: job.engine,
    project: file.projectName,
    stack,
    config: values,
    program: () => runProgram(file.main, project),
    packages: [...new Set(Object.keys(contracts).map((type) => type.split(":")[0] as string))],
    contracts,
    existing: namesIn(values),
    outside: takenOver(composition),
    checkpoints: job.checkpoints ?? false,
    policyPacks: job.policyPacks ?? [],
    policyPackConfigs: job.policyPackConfigs ?? [],
  });
  return { rehearsal, composition, compose: composeIn, use: (next) => useComposition(project, next) };
}

export function allContracts(): ResourceContracts {
  const { allProviders } = require("../../components/registry") as typeof import("../../components/registry");
  return Object.assign({}, ...allProviders().map(({ contracts }) => contracts)) as ResourceContracts;
}

/** What declarations take over by its id is there already, and assumed to be as it is wanted. */
export function takenOver({ systems }: Composition): (type: string, id: string) => Record<string, unknown> | undefined {
  const parts = systems.flatMap((system) => system.parts.map(({ synthesis }) => synthesis.declarations));
  return (type, id) => {
    for (const declarations of parts) {
      const found = declarations.find((declaration) => declaration.type === type && declaration.options?.import === id);
      if (found) return visible(withKnownIds(found.inputs, declarations)) as Record<string, unknown>;
    }
    return undefined;
  };
}

/** References to the id or the name of something that is taken over as well are known: its id says both. */
function withKnownIds(value: Value, declarations: readonly ResourceSpec[]): Value {
  if (isReference(value)) {
    const id = declarations.find(({ key }) => key === value.ref)?.options?.import;
    if (id === undefined || !["id", "name"].includes(value.output)) return value;
    return value.output === "id" ? id : (id.split("/").at(-1) ?? id);
  }
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Value) => withKnownIds(item, declarations));
  const entries = Object.entries(value).map(([key, item]) => [key, withKnownIds(item as Value, declarations)]);
  return Object.fromEntries(entries);
}

/** What the stack's configuration names is there already: nobody asks this stack to make it. */
export function namesIn(values: Readonly<Record<string, string>>): (name: string) => boolean {
  const names = new Set<string>();
  for (const value of Object.values(values).map(normalizedStackOutput)) {
    // An ARM id or ARN also names what it ends with.
    for (const text of value.split(/[\s",[\]{}]+/)) for (const name of [text, ...text.split("/")]) names.add(name);
  }
  return (name) => names.has(name);
}
