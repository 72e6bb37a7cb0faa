import { builtIn } from "../../core/platforms";
import type { Provider } from "../provider";
import { access } from "./access";
import { tokenKeys } from "./credentials";
import { synth } from "./synth";
import { contracts } from "./synth/contracts";

/** PagerDuty: who is told next when nobody acknowledges. Evaluates no rules. */
export const pagerduty: Provider = {
  ...builtIn.pagerduty,
  sdk: { package: "pagerduty", npm: "@pulumi/pagerduty" },
  settings: ["azureVendor", "serviceRegion", "tokenConfig"],
  nowhere: { azureVendor: "NOWHERE" },
  token: "pagerdutyToken",
  credentials: tokenKeys,
  synth,
  access,
  contracts,
  resourceTypes: { "pagerduty:index/service:Service": { target: "service" } },
  nameInputs: ["name"],
};
