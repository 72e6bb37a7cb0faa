import { refusedInputs } from "../core/contracts";
import type { Plan, Synthesis } from "../core/model";
import { builtIn, platformsFrom } from "../core/platforms";
import type { SynthContext } from "./kit/context";
import type { Provider } from "./provider";
import { withSwitches } from "./switches";

/**
 * Every platform hozen deploys to, by name, in the order they are deployed: a provider may refer to resources of an
 * earlier one. A new provider is one line here. Modules are loaded when used; SDKs only where something is deployed.
 */
const providers = new Map<string, () => Provider>([
  ["pagerduty", () => (require("./pagerduty/provider") as typeof import("./pagerduty/provider")).pagerduty],
  ["aws", () => (require("./aws/provider") as typeof import("./aws/provider")).aws],
  ["azure", () => (require("./azure/provider") as typeof import("./azure/provider")).azure],
  ["kubernetes", () => (require("./kubernetes/provider") as typeof import("./kubernetes/provider")).kubernetes],
  ["grafana", () => (require("./grafana/provider") as typeof import("./grafana/provider")).grafana],
]);

// Those hozen comes with are known to the core, so that it loads none of them to read a file.
platformsFrom(() => [...providers].filter(([name]) => !(name in builtIn)).map(([, load]) => load()));

export function allProviders(): Provider[] {
  return providersOf(Object.fromEntries(providers));
}

/** The providers a system names under `where:`, in the order they are deployed. No other one is loaded. */
export function providersOf(where: Readonly<Record<string, unknown>>): Provider[] {
  return [...providers].filter(([name]) => where[name] !== undefined).map(([, load]) => stating(load()));
}

/** Adds a platform for as long as the process runs, or until the function it gives back is called. */
export function registerProvider(provider: Provider): () => void {
  if (providers.has(provider.name)) throw new Error(`there is a provider called ${provider.name} already`);
  providers.set(provider.name, () => provider);
  return () => void providers.delete(provider.name);
}

/** The provider a Pulumi type token is of. Names begin like their SDK's, so that no other provider is loaded for it. */
export function providerOfType(type: string): Provider | undefined {
  const sdk = type.split(":")[0] ?? "";
  return [...providers]
    .filter(([name]) => sdk.startsWith(name))
    .map(([, load]) => load())
    .find((provider) => provider.sdk.package === sdk);
}

/** The provider, with every switch of what it declares stated. */
function stating(provider: Provider): Provider {
  return {
    ...provider,
    synth: (plan, context) => {
      const synthesis = heldSynthesis(provider, plan, context);
      return {
        ...synthesis,
        declarations: synthesis.declarations.map((spec) => withSwitches(spec, provider.resourceTypes)),
      };
    },
  };
}

/** What a plan becomes, with the problems of what the platform would refuse of it. */
export function heldSynthesis(
  { synth, contracts }: Pick<Provider, "synth" | "contracts">,
  plan: Plan,
  context: SynthContext,
): Synthesis {
  const synthesis = synth(plan, context);
  const { declarations } = synthesis;
  const refused = refusedInputs({ plan, declarations, contracts }, context.place.settings);
  return { ...synthesis, problems: [...synthesis.problems, ...refused] };
}
