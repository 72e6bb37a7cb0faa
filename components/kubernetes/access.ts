import { Provider } from "@pulumi/kubernetes/provider";
import type * as pulumi from "@pulumi/pulumi";
import { formerly } from "../former-providers";
import type { DeployContext } from "../provider";

/**
 * The cluster a place stands for: a context of the kubeconfig, or a whole kubeconfig from the secret that
 * `kubeconfigConfig` names. Never whatever kubectl points at.
 */
export function clusterProvider({ place, system, was = [], parent, secret }: DeployContext): pulumi.ProviderResource {
  const { context, namespace, kubeconfigConfig } = place.settings;
  return new Provider(
    `${system}-kubernetes-${place.alias}`,
    {
      ...(context !== undefined && { context }),
      ...(namespace !== undefined && { namespace }),
      ...(kubeconfigConfig !== undefined && { kubeconfig: secret(kubeconfigConfig) }),
    },
    {
      aliases: formerly(
        parent,
        [system, ...was].map((name) => `${name}-kubernetes-${place.alias}`),
      ),
    },
  );
}
