import type { Rendering } from "../../core/model";
import type { DeployContext } from "../provider";
import { organizationProvider } from "./access";
import { Alerts, Notification } from "./concerns";

/** Rules name contact points, so that these come first. */
const concerns = { notification: Notification, alerts: Alerts } as const;

/** Makes the rendered resources in the Grafana of the place. */
export function deployGrafana(rendering: Rendering, context: DeployContext): void {
  if (rendering.declarations.length === 0) return;
  const { system, parent, secret } = context;
  const provider = organizationProvider(context);
  const deployed = new Map(context.deployed);
  for (const [concern, Component] of Object.entries(concerns)) {
    const declarations = rendering.declarations.filter((declaration) => declaration.concern === concern);
    if (declarations.length === 0) continue;
    const component = new Component(
      `${system}-${concern}`,
      { system, declarations, deployed, secret },
      { parent, providers: [provider] },
    );
    for (const [key, resource] of component.resources) context.deployed.set(`grafana:${key}`, resource);
  }
}
