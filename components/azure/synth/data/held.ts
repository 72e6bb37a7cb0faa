import type { ResourceSpec, Value } from "../../../../core/model";
import { type Shape, settable } from "./settable";
import { dataOptions, type Target } from "./target";

/** Where the thing is below the resource, and what is in its inputs only because the SDK asks for it. */
interface Held {
  readonly path?: string;
  readonly assumed?: readonly string[];
}

/**
 * What holds data, protected. Azure writes a resource whole; of one that is taken over, every property its inputs do not
 * state keeps the value that is read when it is imported. Tags are its owner's as well.
 */
export function held(target: Target, spec: ResourceSpec, { path = "", assumed = [] }: Held = {}): ResourceSpec {
  const options = { ...spec.options, ...dataOptions(target, path) };
  if (target.ownership !== "adopt") return { ...spec, options };
  const { tags: _tags, ...inputs } = spec.inputs;
  const ignoreChanges = [
    ...unstated(settable[spec.type] ?? {}, inputs),
    ...assumed,
    ...(spec.options?.ignoreChanges ?? []),
  ];
  return { ...spec, inputs, options: { ...options, ignoreChanges } };
}

function unstated(shape: Shape, inputs: { readonly [property: string]: Value }, above = ""): string[] {
  return Object.entries(shape).flatMap(([property, below]) => {
    const path = `${above}${property}`;
    const value = inputs[property];
    if (value === undefined) return [path];
    return below === true ? [] : unstated(below, value as { readonly [property: string]: Value }, `${path}.`);
  });
}
