import type { Provider } from "../provider";
import { access } from "./access";
import { synthKubernetes } from "./synth";
import { contracts } from "./synth/contracts";

/** Kubernetes with the Prometheus operator: the engine `prometheus`. */
export const kubernetes: Provider = {
  name: "kubernetes",
  sdk: "kubernetes",
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
  access,
};
