import type { Provider } from "../provider";
import { access } from "./access";
import { secretPart } from "./secrets";
import { synthAzure } from "./synth";
import { contracts } from "./synth/contracts";

/** Azure Monitor, Log Analytics and Application Insights. */
export const azure: Provider = {
  name: "azure",
  sdk: "azure-native",
  engines: ["azure-monitor", "azure-prometheus"],
  contracts,
  nowhere: {
    subscription: "00000000-0000-0000-0000-000000000000",
    resourceGroup: "nowhere",
    location: "japaneast",
    billingCurrency: "JPY",
    monitorWorkspace:
      "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/nowhere/providers/Microsoft.Monitor/accounts/nowhere",
  },
  synth: (plan, { place, owns }) => synthAzure(plan, { ...place, owns }),
  access,
  secretPart,
};
