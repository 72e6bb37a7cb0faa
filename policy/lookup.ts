import { fields, text, UnknownInput } from "./inputs";
import type { CheckedResource, Scene } from "./rule";

/** Resources of the types that belong to `subject`: their input `key` names it, or refers to it. */
export function companions(
  scene: Scene,
  subject: CheckedResource,
  types: readonly string[],
  key: string,
): CheckedResource[] {
  const name = text(known(() => subject.inputs[key]));
  return scene.resources.filter(({ type, inputs, dependencies = [] }) => {
    if (!types.includes(type)) return false;
    return dependencies.includes(subject.urn) || (name !== "" && known(() => inputs[key]) === name);
  });
}

/** The value, or nothing while it is not known: for looking resources up, never for judging. */
export function known<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnknownInput) return undefined;
    throw error;
  }
}

/** Region of a resource: its own, else that of its explicit provider; undefined when neither says. */
export function regionOf(resource: CheckedResource, scene: Scene): string | undefined {
  const own = text(resource.inputs.region) || text(resource.inputs.location);
  if (own !== "") return own;
  const provider = scene.resources.find(({ urn }) => resource.provider?.startsWith(urn));
  const inputs = fields(provider?.inputs);
  return text(inputs.region) || text(inputs.location) || undefined;
}

/** Last part of a URN: the name the program gave. */
export function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

/** Whether a resource is of one of the types. */
export function isType(...types: readonly string[]): (resource: CheckedResource) => boolean {
  const wanted = new Set(types);
  return ({ type }) => wanted.has(type);
}
