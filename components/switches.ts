import type { ResourceSpec, Value } from "../core/model";
import type { ResourceTypes } from "./kit/resource-types";

/** The declaration with every switch of its type stated; one that is off on purpose stays as it is. */
export function withSwitches(declaration: ResourceSpec, types: ResourceTypes): ResourceSpec {
  const stated = Object.entries(types[declaration.type]?.switches ?? {}).reduce<Value>(
    (inputs, [path, value]) => stateAt(inputs, path.split(/\.|(?=\[\])/), value),
    declaration.inputs,
  );
  return { ...declaration, inputs: stated as ResourceSpec["inputs"] };
}

function stateAt(here: Value | undefined, [key, ...rest]: readonly string[], value: string | boolean): Value {
  if (key === undefined) return here ?? value;
  if (key === "[]") return Array.isArray(here) ? here.map((item: Value) => stateAt(item, rest, value)) : [];
  const fields = (here ?? {}) as Readonly<Record<string, Value>>;
  return { ...fields, [key]: stateAt(fields[key], rest, value) };
}
