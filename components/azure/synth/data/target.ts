import {
  acknowledgementOf,
  entriesAbout,
  leafOf,
  type MonitoredResource,
  type Ownership,
  ownerships,
  type PlannedEntries,
  type Problem,
} from "../../../../core/model";
import type { Context } from "../common/context";
import type { dataKinds } from "./tokens";

type DataKind = (typeof dataKinds)[keyof typeof dataKinds];

/** A resource whose settings the stack owns: what it is called, where it stands, what is documented of it. */
export interface Target {
  readonly resource: MonitoredResource;
  readonly ownership: Exclude<Ownership, "check">;
  /** ARM id. */
  readonly id: string;
  readonly name: string;
  readonly resourceGroup: string;
  /** Entries that are about it, by their sections. */
  readonly entries: PlannedEntries;
}

export interface Targets {
  readonly targets: readonly Target[];
  readonly problems: readonly Problem[];
}

const armId = /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)\/providers\/.+\/([^/]+)$/i;

/**
 * The resources of a kind the stack makes or takes over. `names` are those that are needed by others; any other is
 * looked at when entries with settings of this concern are about it.
 */
export function targetsOf(
  scene: Context,
  kind: DataKind,
  asked: (entries: PlannedEntries) => boolean,
  names: readonly string[] = [],
): Targets {
  const problems: Problem[] = [];
  const targets = scene.plan.system.resources
    .filter((resource) => resource.kind === kind && resource.present)
    .flatMap((resource) => {
      const entries = entriesAbout(scene.plan.entries, resource.key);
      if (!asked(entries) && !names.includes(resource.key)) return [];
      const target = targetOf(resource, entries, problems);
      return target ? [target] : [];
    });
  return { targets, problems };
}

function targetOf(resource: MonitoredResource, entries: PlannedEntries, problems: Problem[]): Target | undefined {
  const said = resource.properties.ownership;
  const ownership = ownerships.find((one) => one === said);
  const given = resource.properties.id ?? "none";
  if (ownership === undefined) {
    problems.push(
      resourceProblem(resource, {
        code: "AZURE-OWNERSHIP",
        what: "ownership is missing: does the stack create this, adopt what exists, or only check it?",
        given: said ?? "none",
        allowed: ownerships.join(", "),
        change: "add ownership to the resource",
      }),
    );
    return undefined;
  }
  if (ownership === "check") return undefined;
  const found = typeof leafOf(given) === "string" ? armId.exec(given) : null;
  if (found) {
    const [, resourceGroup, name] = found as unknown as [string, string, string];
    return { resource, ownership, id: given, name, resourceGroup, entries };
  }
  problems.push(
    resourceProblem(resource, {
      code: "AZURE-ID",
      what: "what the stack makes or takes over is named by its ARM id",
      given,
      allowed: "/subscriptions/<id>/resourceGroups/<name>/providers/<type>/<name>",
      change: "set the full id in the stack configuration",
    }),
  );
  return undefined;
}

export function resourceProblem({ at, path }: MonitoredResource, problem: Problem): Problem {
  return { at, path, ...problem };
}

/** ResourceSpec options of what holds data. */
export function dataOptions({ ownership, id }: Target, path = "") {
  return { protect: true, retainOnDelete: true, ...(ownership === "adopt" && { import: `${id}${path}` }) } as const;
}

/** A property of the resource without which it can be neither made nor taken over. */
export function neededProperties({ resource }: Target, names: readonly string[]): Problem[] {
  return names
    .filter((name) => (resource.properties[name] ?? "") === "")
    .map((name) =>
      resourceProblem(resource, {
        code: "AZURE-SETTING",
        what: "Azure writes the whole of a resource at once, so what is not said here would be reset",
        given: "none",
        allowed: `${names.join(", ")}, as they are`,
        change: `add ${name} to the resource`,
      }),
    );
}

/** What an acknowledgement may call a resource. */
export function namesOf({ resource, name }: Target): readonly string[] {
  return [resource.key, resource.title, name];
}

/** A switch that cannot be taken back needs somebody's word, in an acknowledgement that names the resource. */
export function unacknowledged({ plan }: Context, target: Target, what: string): Problem[] {
  const { resource } = target;
  if (acknowledgementOf(plan.acknowledgements, namesOf(target))) return [];
  return [
    resourceProblem(resource, {
      code: "AZURE-IRREVERSIBLE",
      what: `${what} cannot be taken back`,
      given: resource.key,
      allowed: `an acknowledgement that names ${resource.title}`,
      change: `add acknowledgements: { ${resource.key}: { what: "${resource.title}: ${what}", because: ... } }`,
    }),
  ];
}

/**
 * A switch that may lock somebody out of what exists needs an acknowledgement of its own: one that names the resource
 * and the property.
 */
export function cutsOff({ plan }: Context, target: Target, property: string): Problem[] {
  const { resource, ownership } = target;
  if (ownership !== "adopt" || acknowledgementOf(plan.acknowledgements, namesOf(target), property)) return [];
  return [
    resourceProblem(resource, {
      code: "AZURE-CUTS-OFF",
      what: `${property} on an existing resource may lock out its current users`,
      given: resource.key,
      allowed: `an acknowledgement that names ${resource.title} and ${property}`,
      change: `add acknowledgements: { ${resource.key}-${property}: { what: "${resource.title}: ${property}", because: ... } }`,
    }),
  ];
}
