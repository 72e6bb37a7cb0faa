import type * as pulumi from "@pulumi/pulumi";

/**
 * Aliases of an explicit provider: its earlier names, and those of when it stood under its system's component. There it
 * must not stand: `pulumi state move` (CLI 3.250) cannot take a provider along together with its parent.
 */
export function formerly(parent: pulumi.Resource, names: readonly string[]): pulumi.Alias[] {
  return names.flatMap((name) => [{ name }, { name, parent }]);
}
