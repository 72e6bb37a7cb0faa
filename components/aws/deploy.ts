import type * as pulumi from "@pulumi/pulumi";
import type { Declaration, Rendering } from "../../core/model";
import type { Concern, ConcernArgs } from "../concern";
import type { DeployContext } from "../provider";
import { providerFor } from "./access";
import { concerns } from "./dialect/tokens";

type ConcernClass = new (name: string, args: ConcernArgs, opts: pulumi.ComponentResourceOptions) => Concern;

/** In the order in which they refer to each other. Loaded when needed: a system without probes pays for none. */
const components: readonly (readonly [string, () => ConcernClass])[] = [
  [concerns.probes, () => (require("./probes") as typeof import("./probes")).Probes],
  [concerns.logs, () => (require("./logs") as typeof import("./logs")).Logs],
  [concerns.notification, () => (require("./notification") as typeof import("./notification")).Notification],
  [concerns.events, () => (require("./events") as typeof import("./events")).Events],
  [concerns.alerts, () => (require("./alerts") as typeof import("./alerts")).Alerts],
];

/** Makes the resources of a rendering, component by component, with the explicit provider of the place. */
export function deploy(rendering: Rendering, context: DeployContext): void {
  if (rendering.declarations.length === 0) return;
  const provider = providerFor(context.place, context.parent);
  const deployed = new Map(context.deployed);
  for (const [concern, load] of components) {
    const declarations = rendering.declarations.filter((declaration) => declaration.concern === concern);
    if (declarations.length === 0) continue;
    const Component = load();
    const { system, secret, parent } = context;
    new Component(system, { system, declarations, deployed, secret }, { parent, provider });
    share(declarations, deployed, context.deployed);
  }
}

/** Later providers refer to resources of this one as `aws:<key>`. */
function share(
  declarations: readonly Declaration[],
  deployed: ReadonlyMap<string, pulumi.CustomResource>,
  all: Map<string, pulumi.CustomResource>,
): void {
  for (const { key } of declarations) {
    const resource = deployed.get(key);
    if (resource) all.set(`aws:${key}`, resource);
  }
}
