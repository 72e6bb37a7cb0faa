import type { Value } from "../../../../core/model";
import type { TypedSpec } from "../../../kit/typed-inputs";
import type { Context } from "../common/context";
import { tagsOf } from "../common/naming";
import { type Shape, settable } from "./settable";
import { dataOptions, type Target } from "./target";

/** Where the thing is below the resource, and what is in its inputs only because the SDK asks for it. */
interface Held {
  readonly path?: string;
  readonly assumed?: readonly string[];
}

/** The tags of what is made here; those of what is taken over are its owner's. */
export function ownTags(scene: Context, { ownership, resource }: Target, kind: string) {
  return ownership === "adopt" ? {} : { tags: tagsOf(scene, kind, resource.key) };
}

/**
 * What holds data, protected. Azure writes a resource whole; of one that is taken over, every property its inputs do not
 * state keeps the value that is read when it is imported.
 */
export function held(target: Target, spec: TypedSpec, { path = "", assumed = [] }: Held = {}): TypedSpec {
  const options = { ...spec.options, ...dataOptions(target, path) };
  if (target.ownership !== "adopt") return { ...spec, options };
  const ignoreChanges = [
    ...unstated(settable[spec.type] ?? {}, spec.inputs),
    ...assumed,
    ...(spec.options?.ignoreChanges ?? []),
  ];
  return { ...spec, options: { ...options, ignoreChanges } };
}

function unstated(shape: Shape, inputs: { readonly [property: string]: Value }, above = ""): string[] {
  return Object.entries(shape).flatMap(([property, below]) => {
    const path = `${above}${property}`;
    const value = inputs[property];
    if (value === undefined) return [path];
    return below === true ? [] : unstated(below, value as { readonly [property: string]: Value }, `${path}.`);
  });
}
