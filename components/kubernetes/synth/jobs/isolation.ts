import type { Plan, Value } from "../../../../core/model";
import type { TypedSpec } from "../../../kit/typed-inputs";
import { objectLabels, objectName } from "../common/names";
import { kubernetesSpec } from "../common/typed-inputs";
import { cronJobType, networkPolicyType } from "./types";

/** What every pod of a job carries, besides the labels of its entry. */
export const jobPodLabels = { "app.kubernetes.io/component": "job" } as const;

/**
 * Nobody may connect to a job's pod. What it connects to itself is left open: databases, object stores and addresses
 * outside are known by name, which a NetworkPolicy cannot say.
 */
export function jobIsolation(plan: Plan, declarations: readonly TypedSpec[]): TypedSpec[] {
  const namespaces = declarations
    .filter(({ type }) => type === cronJobType)
    .map(({ inputs }) => String((inputs.metadata as Record<string, Value>).namespace));
  const labels = objectLabels(plan.system);
  return [...new Set(namespaces)].map((namespace, index) =>
    kubernetesSpec({
      key: index === 0 ? "jobs-isolation" : `jobs-isolation-${namespace}`,
      type: networkPolicyType,
      concern: "jobs",
      inputs: {
        apiVersion: "networking.k8s.io/v1",
        kind: "NetworkPolicy",
        metadata: {
          name: objectName(plan.system, "jobs", "isolation"),
          namespace,
          labels: { ...labels, "hozen/jobs": "isolation" },
        },
        spec: { podSelector: { matchLabels: { ...labels, ...jobPodLabels } }, policyTypes: ["Ingress"], ingress: [] },
      },
      clauses: [],
    }),
  );
}
