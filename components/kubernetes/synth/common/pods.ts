/**
 * What the `restricted` level of PodSecurity asks of the pods the operator makes; the part of their containers it sets
 * itself. The ids are those of the operator's own examples, so that a volume made by hand fits.
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export const restricted = {
  runAsNonRoot: true,
  runAsUser: 1000,
  runAsGroup: 2000,
  fsGroup: 2000,
  seccompProfile: { type: "RuntimeDefault" },
} as const;

/** No two instances on one node: else a node that goes down takes all of them. */
export function apart(name: "alertmanager" | "prometheus", instance: string) {
  const matchLabels = { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": instance };
  return {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { labelSelector: { matchLabels }, topologyKey: "kubernetes.io/hostname" },
      ],
    },
  };
}
