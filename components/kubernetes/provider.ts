import type { Provider } from "../provider";
import { synthKubernetes } from "./synth";
import { contracts } from "./synth/contracts";

/** Kubernetes with the Prometheus operator: the engine `prometheus`. */
export const kubernetes: Provider = {
  name: "kubernetes",
  engines: ["prometheus"],
  contracts,
  nowhere: {
    context: "nowhere",
    namespace: "nowhere",
    ruleLabels: "release=nowhere",
    prober: "nowhere:9115",
    smtpSmarthost: "nowhere:587",
    smtpFrom: "nowhere@example.com",
  },
  synth: synthKubernetes,
  // The SDK is loaded only by who deploys to a cluster.
  deploy: (synthesis, context) => {
    const { deployKubernetes } = require("./deploy") as typeof import("./deploy");
    deployKubernetes(synthesis, context);
  },
};
