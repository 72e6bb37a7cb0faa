import type { ResourceContract, ResourceContracts } from "../../../core/model";
import { alertmanagerType, secretType } from "./alertmanager";
import { prometheusType, serviceMonitorType } from "./collectors";
import { limits } from "./limits";
import { probeType } from "./probes";
import { ruleType } from "./rule-objects";

const label = { at: "metadata.name", longest: limits.name };

/** A namespaced object: its name and namespace are its identity. */
function object(required: readonly string[], rest: Partial<ResourceContract> = {}): ResourceContract {
  return {
    required: ["metadata.name", ...required],
    identity: "{input.metadata.namespace}/{input.metadata.name}",
    id: "{input.metadata.namespace}/{input.metadata.name}",
    ...rest,
  };
}

/** What the API server and the Prometheus operator ask of each object this dialect declares. */
export const contracts: ResourceContracts = {
  [ruleType]: object(["spec.groups"]),
  [serviceMonitorType]: object(["spec.endpoints", "spec.selector"], { limits: [label] }),
  [probeType]: object(["spec.prober.url", "spec.targets"], { limits: [label] }),
  [prometheusType]: object(["spec"], { limits: [label] }),
  [alertmanagerType]: object(["spec"], {
    limits: [label],
    references: [{ at: "spec.configSecret", types: [secretType], output: "objectName" }],
  }),
  [secretType]: object([], {
    outputs: { objectName: "{input.metadata.name}" },
  }),
};
