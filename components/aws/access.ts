import { Provider, type ProviderArgs } from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../provider";

/** Providers of the running stack by alias; a new run of the program is a new stack resource. */
const byStack = new WeakMap<object, Map<string, Provider>>();

/**
 * The explicit provider of a place, one per alias and stack. Settings: `account` (a deployment to any other one stops),
 * `region`, optionally `roleArn` and `externalId` of the role to assume. No default tags: each resource carries its own.
 */
export function providerFor(place: Place, parent: pulumi.Resource): Provider {
  const stack: object = pulumi.runtime.getStackResource() ?? parent;
  const known = byStack.get(stack) ?? new Map<string, Provider>();
  byStack.set(stack, known);
  const provider = known.get(place.alias) ?? new Provider(`aws-${place.alias}`, argsOf(place));
  known.set(place.alias, provider);
  return provider;
}

function argsOf({ settings }: Place): ProviderArgs {
  const { account, region, roleArn, externalId } = settings;
  return {
    ...(region && { region }),
    ...(account && { allowedAccountIds: [account] }),
    ...(roleArn && { assumeRoles: [{ roleArn, sessionName: "hozen", ...(externalId && { externalId }) }] }),
  };
}
