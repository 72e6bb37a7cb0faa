import type { ComposedPart, ComposedSystem } from "../../components/composition";
import { systemType } from "../../components/types";
import { groupBy, oncePer, type RegisteredResource, type SynthesizedRule } from "../../core/model";
import type { Exhibit } from "../../core/planning/coverage";
import { isWholeInput } from "../../policy/rule";

interface Registered {
  readonly resource: RegisteredResource;
  readonly clauses: readonly string[];
  /** Inputs it does not state, left as they are found. */
  readonly leftAsFound?: readonly string[];
  /** Somebody consented to a switch of it that cannot be undone. */
  readonly acknowledged?: boolean;
}

/** What the program registered for one system, joined with what was declared for it. */
export class RegisteredSystem {
  readonly resources: readonly Registered[];
  readonly exhibits: readonly Exhibit[];
  readonly rules: readonly { readonly rule: SynthesizedRule; readonly urn: string | undefined }[];

  constructor({ plan, parts }: ComposedSystem, all: readonly RegisteredResource[]) {
    const key = plan.system.key;
    const own = byOwner(all).get(key) ?? [];
    const joined = parts.map((part) => ({ part, byKey: joinPart(key, part, own) }));
    const declared = new Map(
      joined.flatMap(({ byKey }) => [...byKey.values()].map((found) => [found.resource.urn, found] as const)),
    );
    this.resources = own.map((resource) => declared.get(resource.urn) ?? { resource, clauses: [] });
    this.exhibits = joined.flatMap(({ part, byKey }) => exhibitsOf(part, byKey));
    this.rules = joined.flatMap(({ part, byKey }) =>
      part.synthesis.rules.map((rule) => ({ rule, urn: byKey.get(rule.declaration ?? "")?.resource.urn })),
    );
  }
}

/** Whether a resource stands under no system: the explicit providers. */
export function isShared(resource: RegisteredResource, all: readonly RegisteredResource[]): boolean {
  return ownerOf(resource, all) === undefined;
}

/** The system whose component a resource stands under. */
function ownerOf(resource: RegisteredResource, all: readonly RegisteredResource[]): string | undefined {
  const byUrn = indexOf(all);
  let at: RegisteredResource | undefined = resource;
  while (at && at.type !== systemType) at = at.parent === undefined ? undefined : byUrn.get(at.parent);
  return at?.name;
}

const indexOf = oncePer(
  (all: readonly RegisteredResource[]) => new Map(all.map((resource) => [resource.urn, resource])),
);

const byOwner = oncePer((all: readonly RegisteredResource[]) => groupBy(all, (resource) => ownerOf(resource, all)));

type ByKey = ReadonlyMap<string, Registered>;

/** ResourceSpec key to the resource the program registered for it. */
function joinPart(system: string, part: ComposedPart, resources: readonly RegisteredResource[]): ByKey {
  const byIdentity = new Map(resources.map((resource) => [`${resource.type} ${resource.name}`, resource]));
  return new Map(
    part.synthesis.declarations.flatMap(({ key, type, clauses, inputs, options }) => {
      const resource = byIdentity.get(`${type} ${system}-${key}`);
      const leftAsFound = (options?.ignoreChanges ?? []).filter((path) => isWholeInput(path) && !(path in inputs));
      return resource
        ? [[key, { resource, clauses, leftAsFound, acknowledged: options?.acknowledged !== undefined }] as const]
        : [];
    }),
  );
}

function exhibitsOf(part: ComposedPart, byKey: ByKey): Exhibit[] {
  return part.synthesis.declarations.flatMap((declaration) => {
    const found = byKey.get(declaration.key);
    if (!found) return [];
    const { urn, inputs } = found.resource;
    return declaration.evidence.map((point) => ({ urn, inputs, point }));
  });
}
