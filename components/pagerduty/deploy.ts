import type { Rendering } from "../../core/model";
import type { DeployContext } from "../provider";
import { accountProvider } from "./access";
import { Escalations } from "./escalations";

/** Makes the rendered escalations; other platforms refer to the integrations as `pagerduty:integration-<route>`. */
export function deployPagerDuty(rendering: Rendering, context: DeployContext): void {
  if (rendering.declarations.length === 0) return;
  const { system, parent, secret } = context;
  const { declarations } = rendering;
  const component = new Escalations(
    `${system}-escalations`,
    { system, declarations, deployed: new Map(context.deployed), secret },
    { parent, providers: [accountProvider(context)] },
  );
  for (const [key, resource] of component.resources) context.deployed.set(`pagerduty:${key}`, resource);
}
