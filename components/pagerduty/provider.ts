import type { Provider } from "../provider";
import { access } from "./access";
import { tokenKeys } from "./credentials";
import { synthPagerDuty } from "./synth";
import { contracts } from "./synth/contracts";

/** PagerDuty: who is told next when nobody acknowledges. Evaluates no rules. */
export const pagerduty: Provider = {
  name: "pagerduty",
  sdk: "pagerduty",
  engines: [],
  contracts,
  nowhere: { azureVendor: "NOWHERE" },
  credentials: tokenKeys,
  synth: synthPagerDuty,
  access,
};
