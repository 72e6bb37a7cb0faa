import type { Synthesis } from "../../core/model";
import { deployConcerns } from "../deploy-concerns";
import type { DeployContext } from "../provider";
import { clusterProvider } from "./access";
import { Alerts, Collectors, Jobs, Notification, Probes, Scaling } from "./concerns";

/** Makes the rendered objects on the cluster of the place. A rule is of use only once somebody is told. */
export function deployKubernetes(synthesis: Synthesis, context: DeployContext): void {
  deployConcerns(
    {
      name: "kubernetes",
      provider: clusterProvider,
      concerns: [
        ["notification", () => Notification],
        ["collectors", () => Collectors],
        ["probes", () => Probes],
        ["jobs", () => Jobs],
        ["scaling", () => Scaling],
        ["alerts", () => Alerts],
      ],
    },
    synthesis,
    context,
  );
}
