import { Provider } from "@pulumi/azure-native/provider";
import type * as pulumi from "@pulumi/pulumi";
import { readPlace } from "./dialect/place";

const known = new WeakMap<pulumi.Resource, Map<string, Provider>>();

/**
 * The explicit provider of one place: its subscription and region, never the ones a shell happens to be logged in to,
 * so that wrong credentials stop `up`. One for each alias and system.
 */
export function accessTo(
  place: { readonly alias: string; readonly settings: Readonly<Record<string, string>> },
  system: string,
  parent: pulumi.Resource,
): Provider {
  const providers = known.get(parent) ?? new Map<string, Provider>();
  known.set(parent, providers);
  const found = providers.get(place.alias);
  if (found) return found;
  const { subscription, location } = readPlace(place.alias, place.settings).place;
  const { tenant } = place.settings;
  const provider = new Provider(
    `${system}-azure-${place.alias}`,
    { subscriptionId: subscription, location, ...(tenant !== undefined && { tenantId: tenant }) },
    { parent },
  );
  providers.set(place.alias, provider);
  return provider;
}
