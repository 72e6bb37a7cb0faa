import { groupBy, oncePer } from "../core/model";
import { fields, text, UnknownInput } from "./inputs";
import type { CheckedResource, Scene } from "./rule";

/** What rules look up among all resources of a stack, sorted once: each of thousands of resources asks. */
interface StackIndex {
  readonly byUrn: ReadonlyMap<string, CheckedResource>;
  readonly byType: ReadonlyMap<string, readonly CheckedResource[]>;
  /** URN to the resources that depend on it. */
  readonly dependents: ReadonlyMap<string, readonly CheckedResource[]>;
}

const indexOf = oncePer((resources: Scene["resources"]): StackIndex => {
  const dependents = new Map<string, CheckedResource[]>();
  for (const resource of resources)
    for (const urn of new Set(resource.dependencies)) {
      const known = dependents.get(urn);
      if (known) known.push(resource);
      else dependents.set(urn, [resource]);
    }
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  return { byUrn, byType: groupBy(resources, ({ type }) => type), dependents };
});

/** The resources of a type, in the order of the stack. */
export function resourcesOf(type: string, { resources }: Scene): readonly CheckedResource[] {
  return indexOf(resources).byType.get(type) ?? [];
}

export function resourceAt(urn: string, { resources }: Scene): CheckedResource | undefined {
  return indexOf(resources).byUrn.get(urn);
}

/** The resources that depend on one. */
export function dependentsOf({ urn }: CheckedResource, { resources }: Scene): readonly CheckedResource[] {
  return indexOf(resources).dependents.get(urn) ?? [];
}

/** Resources by the text an input has; those without it, or where it is not known yet, are left out. */
const byInput = oncePer((_: Scene["resources"]) => new Map<string, ReadonlyMap<string, readonly CheckedResource[]>>());

function withInput(type: string, key: string, value: string, scene: Scene): readonly CheckedResource[] {
  const indexes = byInput(scene.resources);
  const index =
    indexes.get(`${type} ${key}`) ?? groupBy(resourcesOf(type, scene), ({ inputs }) => text(known(() => inputs[key])));
  indexes.set(`${type} ${key}`, index);
  return index.get(value) ?? [];
}

/** Resources of the types that belong to `subject`: their input `key` names it, or refers to it. */
export function companions(
  scene: Scene,
  subject: CheckedResource,
  types: readonly string[],
  key: string,
): CheckedResource[] {
  const name = text(known(() => subject.inputs[key]));
  const referring = dependentsOf(subject, scene).filter(({ type }) => types.includes(type));
  const named = name === "" ? [] : types.flatMap((type) => withInput(type, key, name, scene));
  return [...new Set([...referring, ...named])];
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
  const inputs = fields(providerOf(resource, scene)?.inputs);
  return text(inputs.region) || text(inputs.location) || undefined;
}

function providerOf({ provider }: CheckedResource, { resources }: Scene): CheckedResource | undefined {
  if (provider === undefined) return undefined;
  const { byUrn } = indexOf(resources);
  return byUrn.get(provider) ?? byUrn.get(provider.slice(0, provider.lastIndexOf("::")));
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
