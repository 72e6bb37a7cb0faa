import type * as pulumi from "@pulumi/pulumi";
import type { ProviderName, Synthesis } from "../core/model";
import type { Concern, ConcernArgs } from "./concern";
import type { DeployContext } from "./provider";

export type ConcernClass = new (name: string, args: ConcernArgs, opts: pulumi.ComponentResourceOptions) => Concern;

/** Concern and how to load its component. Loaded when needed: a system without probes pays for none. */
export type ConcernLoaders = readonly (readonly [string, () => ConcernClass])[];

export interface Platform {
  readonly name: ProviderName;
  /** The explicit provider of the place; asked for only when there is something to make. */
  readonly provider: (context: DeployContext) => pulumi.ProviderResource;
  /** In the order in which the concerns refer to each other. */
  readonly concerns: ConcernLoaders;
  /** How this platform reads a secret, when not plainly. */
  readonly secret?: (context: DeployContext) => DeployContext["secret"];
}

/**
 * Makes the resources of a synthesis, one component per concern. Own resources are found by their key, those of earlier
 * providers by `provider:key`.
 */
export function deployConcerns(platform: Platform, synthesis: Synthesis, context: DeployContext): void {
  if (synthesis.declarations.length === 0) return;
  const { system, was = [], parent } = context;
  const provider = platform.provider(context);
  const secret = platform.secret?.(context) ?? context.secret;
  const deployed = new Map(context.deployed);
  for (const [concern, load] of platform.concerns) {
    const declarations = synthesis.declarations.filter((declaration) => declaration.concern === concern);
    if (declarations.length === 0) continue;
    const Component = load();
    const made = new Component(
      system,
      { system, was, declarations, deployed, secret },
      { parent, providers: [provider] },
    );
    for (const [key, resource] of made.resources) context.deployed.set(`${platform.name}:${key}`, resource);
  }
}
