import type { Provider } from "./provider";
import { withSwitches } from "./switches";

/**
 * Every platform hozen deploys to, in the order they are deployed: a provider may refer to resources of an earlier
 * one. A new provider is one line here. Modules are loaded when used, so that nobody pays for an SDK they do not use.
 */
const providers: readonly (() => Provider)[] = [
  () => (require("./pagerduty/provider") as typeof import("./pagerduty/provider")).pagerduty,
  () => (require("./aws/provider") as typeof import("./aws/provider")).aws,
  () => (require("./azure/provider") as typeof import("./azure/provider")).azure,
  () => (require("./kubernetes/provider") as typeof import("./kubernetes/provider")).kubernetes,
  () => (require("./grafana/provider") as typeof import("./grafana/provider")).grafana,
];

export function allProviders(): Provider[] {
  return providers.map((load) => stating(load()));
}

/** The provider, with every switch of what it declares stated. */
function stating(provider: Provider): Provider {
  return {
    ...provider,
    synth: (plan, context) => {
      const synthesis = provider.synth(plan, context);
      return { ...synthesis, declarations: synthesis.declarations.map(withSwitches) };
    },
  };
}
