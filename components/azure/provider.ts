import { builtIn } from "../../core/platforms";
import type { Provider } from "../provider";
import { access } from "./access";
import { consoleLink, nameInputs, resourceTypes } from "./resource-types";
import { restoreCommands } from "./restore-commands";
import { secretPart } from "./secrets";
import { synth } from "./synth";
import { contracts } from "./synth/contracts";

/** Azure Monitor, Log Analytics and Application Insights. */
export const azure: Provider = {
  ...builtIn.azure,
  sdk: {
    package: "azure-native",
    npm: "@pulumi/azure-native",
    classOf: (type) => {
      const [, module = "", name = ""] = type.split(":");
      return { module: `${module}/${name.charAt(0).toLowerCase()}${name.slice(1)}`, name };
    },
  },
  settings: ["subscription", "resourceGroup", "location", "tenant", "monitorWorkspace", "billingCurrency"],
  nowhere: {
    subscription: "00000000-0000-0000-0000-000000000000",
    resourceGroup: "nowhere",
    location: "japaneast",
    billingCurrency: "JPY",
    monitorWorkspace:
      "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/nowhere/providers/Microsoft.Monitor/accounts/nowhere",
  },
  synth,
  access,
  secretPart,
  contracts,
  resourceTypes,
  nameInputs,
  consoleLink,
  restoreCommands,
};
