import type * as pulumi from "@pulumi/pulumi";
import type { Plan } from "../../core/model";
import type { Given } from "../given";
import type { Context } from "./synth/common/context";

/** Where a component's resources go; the subscription is the provider's. */
export interface PlaceArgs {
  /** Name of the resource group: `group.name`. */
  readonly resourceGroup: pulumi.Input<string>;
  /** Region, `japaneast`; only what has one asks for it. */
  readonly location?: string;
}

type Ask = typeof import("@pulumi/azure-native/authorization/getClientConfig");

/** The plan in the subscription of the component's provider, which is asked only where a resource names it. */
export function sceneIn(plan: Plan, args: PlaceArgs, given: Given, parent: pulumi.Resource): Context {
  const ask = (): Ask => require("@pulumi/azure-native/authorization/getClientConfig");
  const place = {
    alias: "program",
    subscription: given.later(() => ask().getClientConfigOutput({ parent }).subscriptionId),
    resourceGroup: given.literal(args.resourceGroup),
    location: args.location ?? "",
  };
  return { plan, place };
}
