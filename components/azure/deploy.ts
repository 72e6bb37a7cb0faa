import type * as pulumi from "@pulumi/pulumi";
import type { Rendering } from "../../core/model";
import type { Concern, ConcernArgs } from "../concern";
import type { DeployContext } from "../provider";
import { accessTo } from "./access";
import { Alerts } from "./alerts";
import { Events } from "./events";
import { Logs } from "./logs";
import { Notification } from "./notification";
import { Probes } from "./probes";
import { secretReader } from "./secrets";

type ConcernClass = new (name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) => Concern;

/** In the order in which they refer to each other. */
const concerns: readonly (readonly [string, ConcernClass])[] = [
  ["notification", Notification],
  ["logs", Logs],
  ["probes", Probes],
  ["alerts", Alerts],
  ["events", Events],
];

/** One component per concern that has resources, under the system, with the place's explicit provider. */
export function deploy(rendering: Rendering, context: DeployContext): void {
  const provider = accessTo(context.place, context.system, context.parent);
  // Own resources by their key, those of earlier providers by `provider:key`.
  const deployed = new Map(context.deployed);
  for (const [concern, ConcernType] of concerns) {
    const declarations = rendering.declarations.filter((declaration) => declaration.concern === concern);
    if (declarations.length === 0) continue;
    const component = new ConcernType(
      `${context.system}-azure-${concern}`,
      { system: context.system, declarations, deployed, secret: secretReader(context.secret) },
      { parent: context.parent, providers: [provider] },
    );
    for (const [key, resource] of component.resources) context.deployed.set(`azure:${key}`, resource);
  }
}
