import type { Access, AccessContext } from "../provider";

/**
 * The cluster a place stands for: a context of the kubeconfig, or a whole kubeconfig from the secret that
 * `kubeconfigConfig` names. Never whatever kubectl points at.
 */
export function access({ place, system, was = [] }: AccessContext): Access {
  const { context, namespace, kubeconfigConfig } = place.settings;
  const named = (key: string) => `${key}-kubernetes-${place.alias}`;
  return {
    name: named(system),
    inputs: {
      ...(context !== undefined && { context }),
      ...(namespace !== undefined && { namespace }),
      ...(kubeconfigConfig !== undefined && { kubeconfig: { secret: kubeconfigConfig } }),
    },
    aliases: was.map(named),
  };
}
