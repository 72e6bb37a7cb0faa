import type { Rendering } from "../../core/model";
import { deployConcerns } from "../deploy-concerns";
import type { DeployContext } from "../provider";
import { accountProvider } from "./access";
import { Escalations } from "./escalations";

/** Makes the rendered escalations; other platforms refer to the integrations as `pagerduty:integration-<route>...`. */
export function deployPagerDuty(rendering: Rendering, context: DeployContext): void {
  deployConcerns(
    { name: "pagerduty", provider: accountProvider, concerns: [["escalations", () => Escalations]] },
    rendering,
    context,
  );
}
