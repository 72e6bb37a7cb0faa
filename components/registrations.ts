import {
  inCreationOrder,
  isJoined,
  isJsonText,
  isReference,
  isSecret,
  type RegisteredResource,
  type ResourceSpec,
  secretMark,
  type Value,
} from "../core/model";
import type { ComposedPart, Composition } from "./composition";
import { concernType, systemType } from "./types";

export interface ProgramName {
  /** Name of the Pulumi project. */
  readonly project: string;
  readonly stack: string;
}

/**
 * What `deploy()` registers for a composition, from its data alone: no SDK, no Pulumi runtime. Sorted by URN. A test
 * holds it equal to what a run of the program registers.
 */
export function registrationsOf(composition: Composition, { project, stack }: ProgramName): RegisteredResource[] {
  const registrations = new Registrations(`urn:pulumi:${stack}::${project}::`, `${project}-${stack}`);
  for (const { plan, parts } of composition.systems) registrations.addSystem(plan.system.key, parts);
  return registrations.sorted();
}

type Inputs = RegisteredResource["inputs"];

/** The parent of what has no other. */
const stackType = "pulumi:pulumi:Stack";

class Registrations {
  private readonly byUrn = new Map<string, RegisteredResource>();
  private readonly stackUrn: string;

  constructor(
    private readonly prefix: string,
    stackName: string,
  ) {
    this.stackUrn = `${prefix}${stackType}::${stackName}`;
  }

  sorted(): RegisteredResource[] {
    return [...this.byUrn.values()].sort((a, b) => (a.urn < b.urn ? -1 : 1));
  }

  addSystem(system: string, parts: readonly ComposedPart[]): void {
    const root = this.add(systemType, system, { parent: this.stackUrn, custom: false });
    const known = new Map<string, RegisteredResource>();
    for (const part of parts) if (part.synthesis.declarations.length > 0) this.addPart(system, part, root, known);
  }

  private addPart(
    system: string,
    { provider, context, synthesis }: ComposedPart,
    root: RegisteredResource,
    known: Map<string, RegisteredResource>,
  ): void {
    const { name, inputs } = provider.access({ place: context.place, system });
    const access = this.provider(`pulumi:providers:${provider.sdk.package}`, name, inputs);
    const reference = `${access.urn}::\${${access.name}.id}`;
    const visible = new Map(known);
    const concerns = new Map<string, RegisteredResource>();
    for (const spec of inCreationOrder(synthesis.declarations)) {
      const { concern, key } = spec;
      const parent =
        concerns.get(concern) ??
        this.add(concernType(provider.name, concern), system, { parent: root.urn, custom: false, below: systemType });
      concerns.set(concern, parent);
      const below = `${systemType}$${parent.type}`;
      const made = this.add(spec.type, `${system}-${key}`, {
        ...resolved(spec, visible),
        parent: parent.urn,
        custom: true,
        below,
        protect: spec.options?.protect === true,
        provider: reference,
      });
      visible.set(key, made);
      known.set(`${provider.name}:${key}`, made);
    }
  }

  /** Arguments of a provider travel as texts. */
  private provider(type: string, name: string, inputs: ResourceSpec["inputs"]): RegisteredResource {
    const known = this.byUrn.get(`${this.prefix}${type}::${name}`);
    if (known) return known;
    const texts = Object.entries(inputs).map(([key, value]) => {
      const shown = resolve(value, { at: () => assertNoReference(name), dependencies: new Set() });
      return [key, typeof shown === "string" ? shown : JSON.stringify(shown)];
    });
    return this.add(type, name, { parent: this.stackUrn, custom: true, inputs: Object.fromEntries(texts) });
  }

  private add(
    type: string,
    name: string,
    { below, ...rest }: Partial<RegisteredResource> & { readonly custom: boolean; readonly below?: string },
  ): RegisteredResource {
    const urn = `${this.prefix}${below === undefined ? type : `${below}$${type}`}::${name}`;
    if (this.byUrn.has(urn)) throw new Error(`declared twice: ${urn}`);
    const resource = { urn, type, name, dependencies: [], protect: false, inputs: {}, ...rest };
    this.byUrn.set(urn, resource);
    return resource;
  }
}

function assertNoReference(name: string): never {
  throw new Error(`${name}: a provider refers to no resource`);
}

interface Resolution {
  readonly at: (key: string) => RegisteredResource;
  readonly dependencies: Set<string>;
}

function resolved(
  spec: ResourceSpec,
  known: ReadonlyMap<string, RegisteredResource>,
): { inputs: Inputs; dependencies: string[] } {
  const at = (key: string): RegisteredResource => {
    const found = known.get(key);
    if (!found) throw new Error(`${spec.key}: reference to ${key}, which is not declared`);
    return found;
  };
  const dependencies = new Set((spec.options?.dependsOn ?? []).map((key) => at(key).urn));
  const entries = Object.entries(spec.inputs).map(([key, value]) => [key, resolve(value, { at, dependencies })]);
  return { inputs: Object.fromEntries(entries) as Inputs, dependencies: [...dependencies].sort() };
}

/** The value as the engine gets it, with a mark for each secret and a name for each output nobody knows yet. */
function resolve(value: Value, resolution: Resolution): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isReference(value)) {
    const { urn, name, inputs } = resolution.at(value.ref);
    resolution.dependencies.add(urn);
    return inputs[value.output] ?? `\${${name}.${value.output}}`;
  }
  if (isSecret(value)) return secretMark;
  if (isJoined(value)) return value.join.map((part) => String(resolve(part, resolution))).join("");
  if (isJsonText(value)) return JSON.stringify(resolve(value.json, resolution));
  if (Array.isArray(value)) return value.map((item: Value) => resolve(item, resolution));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item as Value, resolution)]));
}
