import { Provider } from "@pulumi/azure-native/provider";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../provider";

/** Providers of the running stack by alias; a new run of the program is a new stack resource. */
const byStack = new WeakMap<object, Map<string, Provider>>();

/**
 * The explicit provider of a place, one per alias and stack. Settings: `subscription` and `location`, never the ones a
 * shell happens to be logged in to, so that other credentials stop `up`; optionally `tenant`.
 */
export function accessTo(place: Place, parent: pulumi.Resource): Provider {
  const stack: object = pulumi.runtime.getStackResource() ?? parent;
  const known = byStack.get(stack) ?? new Map<string, Provider>();
  byStack.set(stack, known);
  const { subscription, location, tenant } = place.settings;
  const provider =
    known.get(place.alias) ??
    new Provider(`azure-${place.alias}`, {
      ...(subscription !== undefined && { subscriptionId: subscription }),
      ...(location !== undefined && { location }),
      ...(tenant !== undefined && { tenantId: tenant }),
    });
  known.set(place.alias, provider);
  return provider;
}
