import type { Synthesis } from "../../core/model";
import { deployConcerns } from "../deploy-concerns";
import type { DeployContext } from "../provider";
import { organizationProvider } from "./access";
import { Alerts, Dashboards, Notification } from "./concerns";

/** Makes the rendered resources in the Grafana of the place. Rules name contact points, so that these come first. */
export function deployGrafana(synthesis: Synthesis, context: DeployContext): void {
  deployConcerns(
    {
      name: "grafana",
      provider: organizationProvider,
      concerns: [
        ["notification", () => Notification],
        ["alerts", () => Alerts],
        ["dashboards", () => Dashboards],
      ],
    },
    synthesis,
    context,
  );
}
