import { builtIn } from "../../core/platforms";
import type { Provider } from "../provider";
import { access } from "./access";
import { resourceTypes } from "./resource-types";
import { synth } from "./synth";
import { contracts } from "./synth/contracts";

/** Kubernetes with the Prometheus operator: the engine `prometheus`. */
export const kubernetes: Provider = {
  ...builtIn.kubernetes,
  sdk: {
    package: "kubernetes",
    npm: "@pulumi/kubernetes",
    classOf: (type) => {
      const [, module = "", name = ""] = type.split(":");
      // A group of its own (`monitoring.coreos.com/v1`) has no class but that of all custom resources.
      if (module.includes(".")) return { module: "apiextensions/customResource", name: "CustomResource" };
      return { module: `${module}/${name.charAt(0).toLowerCase()}${name.slice(1)}`, name };
    },
  },
  settings: [
    "context",
    "kubeconfigConfig",
    "namespace",
    "ruleLabels",
    "prober",
    "prometheusUrl",
    "smtpSmarthost",
    "smtpFrom",
    "smtpUsername",
    "smtpPasswordConfig",
    "slackApiUrlConfig",
    "alertmanagerSecret",
  ],
  singletons: ["alertmanager"],
  nowhere: {
    context: "nowhere",
    namespace: "nowhere",
    ruleLabels: "release=nowhere",
    prober: "nowhere:9115",
    smtpSmarthost: "nowhere:587",
    smtpFrom: "nowhere@example.com",
  },
  synth,
  access,
  contracts,
  resourceTypes,
  nameInputs: ["metadata.name"],
};
