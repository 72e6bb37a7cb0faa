import type { Provider } from "../provider";
import { renderAzure } from "./dialect";

/** Azure Monitor, Log Analytics and Application Insights. Loads no SDK until something is deployed. */
export const azure: Provider = {
  name: "azure",
  engines: ["azure-monitor", "azure-prometheus"],
  render: (plan, { place }) => renderAzure(plan, place),
  deploy: (rendering, context) => (require("./deploy") as typeof import("./deploy")).deploy(rendering, context),
};
