import type * as pulumi from "@pulumi/pulumi";
import type { Rendering } from "../../core/model";
import type { Concern, ConcernArgs } from "../concern";
import type { DeployContext } from "../provider";
import { accessTo } from "./access";
import { secretReader } from "./secrets";

type ConcernClass = new (name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) => Concern;

/** In the order in which they refer to each other. Loaded when needed: a system without probes pays for none. */
const components: readonly (readonly [string, () => ConcernClass])[] = [
  ["notification", () => (require("./notification") as typeof import("./notification")).Notification],
  ["logs", () => (require("./logs") as typeof import("./logs")).Logs],
  ["probes", () => (require("./probes") as typeof import("./probes")).Probes],
  ["alerts", () => (require("./alerts") as typeof import("./alerts")).Alerts],
  ["events", () => (require("./events") as typeof import("./events")).Events],
];

/** Makes the resources of a rendering, one component per concern, with the explicit provider of the place. */
export function deploy(rendering: Rendering, context: DeployContext): void {
  if (rendering.declarations.length === 0) return;
  const { system, parent, place } = context;
  const provider = accessTo(place, parent);
  const secret = secretReader(context.secret);
  // Own resources by their key, those of earlier providers by `provider:key`.
  const deployed = new Map(context.deployed);
  for (const [concern, load] of components) {
    const declarations = rendering.declarations.filter((declaration) => declaration.concern === concern);
    if (declarations.length === 0) continue;
    const Component = load();
    const made = new Component(system, { system, declarations, deployed, secret }, { parent, providers: [provider] });
    for (const [key, resource] of made.resources) context.deployed.set(`azure:${key}`, resource);
  }
}
