import type { Provider } from "../provider";
import { tokenKeys } from "./credentials";
import { synthPagerDuty } from "./synth";
import { contracts } from "./synth/contracts";

/** PagerDuty: who is told next when nobody acknowledges. Evaluates no rules. */
export const pagerduty: Provider = {
  name: "pagerduty",
  engines: [],
  contracts,
  nowhere: { azureVendor: "NOWHERE" },
  credentials: tokenKeys,
  synth: synthPagerDuty,
  // The SDK is loaded only by who deploys to PagerDuty.
  deploy: (synthesis, context) => {
    const { deployPagerDuty } = require("./deploy") as typeof import("./deploy");
    deployPagerDuty(synthesis, context);
  },
};
