import type { Synthesis } from "../../core/model";
import { deployConcerns } from "../deploy-concerns";
import type { DeployContext } from "../provider";
import { accountProvider } from "./access";
import { Escalations } from "./escalations";

/** Makes the rendered escalations; other platforms refer to the integrations as `pagerduty:integration-<route>...`. */
export function deployPagerDuty(synthesis: Synthesis, context: DeployContext): void {
  deployConcerns(
    { name: "pagerduty", provider: accountProvider, concerns: [["escalations", () => Escalations]] },
    synthesis,
    context,
  );
}
