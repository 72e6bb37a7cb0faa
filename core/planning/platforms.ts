import type { ProbeSpec, Problem, ProviderName, System } from "../model";
import { platforms } from "../platforms";

/** What is of a platform: the place in the file, and the platform it is made on. */
interface Placed {
  readonly what: string;
  readonly platform: string;
  readonly at: Problem["at"];
  readonly path: string;
}

/** Entries of a platform the system is not on, and settings of probes that their platform does not read. */
export function platformProblems(system: System): Problem[] {
  const prefix = (name: string) => name.slice(0, name.indexOf("."));
  const placed: Placed[] = [
    ...system.events.map(({ source, at, path }) => ({ what: source, platform: prefix(source), at, path })),
    ...system.logs.stores.map(({ kind, at, path }) => ({ what: kind, platform: prefix(kind), at, path })),
    ...system.probes.map(({ provider, at, yamlPath }) => ({
      what: `probes of ${provider}`,
      platform: provider,
      at,
      path: yamlPath,
    })),
    ...(system.collectors ?? []).map(({ kind, at, path }) => ({ what: kind, platform: "kubernetes", at, path })),
  ];
  return [...placed.flatMap((one) => elsewhere(system, one)), ...system.probes.flatMap(ignored)];
}

function elsewhere({ where }: System, { what, platform, at, path }: Placed): Problem[] {
  if (where[platform as ProviderName] !== undefined) return [];
  return [
    {
      code: "PLAN-ENTRY-PLATFORM",
      at,
      path,
      what: `the system is not on the platform of ${what}`,
      given: Object.keys(where).join(", "),
      allowed: platform,
      change: `add ${platform} to where, or take the entry out`,
    },
  ];
}

function ignored({ provider, properties, at, yamlPath }: ProbeSpec): Problem[] {
  const read = platforms().find(({ name }) => name === provider)?.probeSettings ?? [];
  return Object.keys(properties)
    .filter((name) => !read.includes(name))
    .map((name) => ({
      code: "PLAN-ENTRY-IGNORED",
      at,
      path: `${yamlPath}.${name}`,
      what: `nothing reads ${name} of a probe of ${provider}`,
      given: properties[name] ?? "",
      allowed: read.join(", "),
      change: "take it out",
    }));
}
