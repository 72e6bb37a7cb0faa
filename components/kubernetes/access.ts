import type { Access, AccessContext } from "../provider";

/**
 * The cluster a place stands for: a context of the kubeconfig, or a whole kubeconfig from the secret that
 * `kubeconfigConfig` names. Never whatever kubectl points at.
 */
export function access({ place, system }: AccessContext): Access {
  const { context, namespace, kubeconfigConfig } = place.settings;
  return {
    name: `${system}-kubernetes-${place.alias}`,
    inputs: {
      ...(context !== undefined && { context }),
      ...(namespace !== undefined && { namespace }),
      // Empty means the usual search for a file. Left out, the SDK would put the $KUBECONFIG of whoever deploys here, and
      // another person's path would be a change of the provider.
      kubeconfig: kubeconfigConfig === undefined ? "" : { secret: kubeconfigConfig },
    },
    perSystem: true,
  };
}
