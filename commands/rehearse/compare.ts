import type { RegisteredResource } from "../../core/model";
import type { JobReport } from "./job";

export interface UrnDifference {
  readonly onlyPlanned: readonly string[];
  readonly onlyRehearsed: readonly string[];
}

/** Whether the engine gave the rehearsed systems the very URNs `hozen plan` names. */
export function compareUrns(planned: readonly RegisteredResource[], stacks: readonly JobReport[]): UrnDifference {
  const systems = new Set(stacks.flatMap((report) => report.systems));
  const rehearsed = new Set(stacks.flatMap(({ urns }) => urns).filter((urn) => !isStack(urn)));
  const wanted = new Set(planned.filter((resource) => concerns(resource, systems, planned)).map(({ urn }) => urn));
  return {
    onlyPlanned: [...wanted].filter((urn) => !rehearsed.has(urn)).sort(),
    onlyRehearsed: [...rehearsed].filter((urn) => !wanted.has(urn)).sort(),
  };
}

function isStack(urn: string): boolean {
  return urn.includes("::pulumi:pulumi:Stack::");
}

/** Resources of the rehearsed systems, and the providers those use. */
function concerns(
  resource: RegisteredResource,
  systems: ReadonlySet<string>,
  all: readonly RegisteredResource[],
): boolean {
  const owner = ownerOf(resource, all);
  if (owner !== undefined) return systems.has(owner);
  const users = all.filter(({ provider }) => provider?.startsWith(`${resource.urn}::`));
  return users.some((user) => systems.has(ownerOf(user, all) ?? ""));
}

/** The topmost parent below the stack, which is the system's component. */
function ownerOf(resource: RegisteredResource, all: readonly RegisteredResource[]): string | undefined {
  const parent = all.find(({ urn }) => urn === resource.parent);
  if (parent) return ownerOf(parent, all);
  return resource.custom ? undefined : resource.name;
}
