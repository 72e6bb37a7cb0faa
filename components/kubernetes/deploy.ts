import type { Rendering } from "../../core/model";
import type { DeployContext } from "../provider";
import { clusterProvider } from "./access";
import { Alerts, Collectors, Notification, Probes } from "./concerns";

/** In the order they refer to each other; a rule is of use only once somebody is told. */
const concerns = { notification: Notification, collectors: Collectors, probes: Probes, alerts: Alerts } as const;

/** Makes the rendered objects on the cluster of the place. */
export function deployKubernetes(rendering: Rendering, context: DeployContext): void {
  if (rendering.declarations.length === 0) return;
  const { system, parent, secret } = context;
  const provider = clusterProvider(context);
  const deployed = new Map(context.deployed);
  for (const [concern, Component] of Object.entries(concerns)) {
    const declarations = rendering.declarations.filter((declaration) => declaration.concern === concern);
    if (declarations.length === 0) continue;
    const component = new Component(
      `${system}-${concern}`,
      { system, declarations, deployed, secret },
      { parent, providers: [provider] },
    );
    for (const [key, resource] of component.resources) context.deployed.set(`kubernetes:${key}`, resource);
  }
}
