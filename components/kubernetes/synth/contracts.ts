import type { ResourceContract, ResourceContracts } from "../../../core/model";
import { typedLimits } from "../../kit/typed-limits";
import { objectStoreType, scheduledBackupType } from "./backup/cnpg";
import { prometheusType, serviceMonitorType } from "./collectors/collectors";
import { probeType } from "./collectors/probes";
import type { KubernetesArguments } from "./common/typed-inputs";
import { configMapType, cronJobType, networkPolicyType, serviceAccountType } from "./jobs/types";
import { kubernetesLimits } from "./limits";
import { alertmanagerType, secretType } from "./notification/alertmanager";
import { ruleType } from "./rules/rule-objects";
import { autoscalerType } from "./scaling";

/** A namespaced object: its name and namespace are its identity. */
function object(required: readonly string[], rest: Partial<ResourceContract> = {}): ResourceContract {
  return {
    required: ["metadata.name", ...required],
    identity: "{input.metadata.namespace}/{input.metadata.name}",
    id: "{input.metadata.namespace}/{input.metadata.name}",
    ...rest,
  };
}

const pod = "spec.jobTemplate.spec.template.spec";
const named = { outputs: { objectName: "{input.metadata.name}" } };

/** What runs by the clock or by load. A time zone inside the schedule is refused by the API server. */
const workContracts: ResourceContracts = {
  [configMapType]: object(["data"], named),
  [serviceAccountType]: object([], named),
  [networkPolicyType]: object(["spec.podSelector", "spec.policyTypes"]),
  [cronJobType]: object(["spec.schedule", "spec.timeZone", `${pod}.containers`, `${pod}.restartPolicy`], {
    references: [
      { at: `${pod}.serviceAccountName`, types: [serviceAccountType], output: "objectName" },
      { at: `${pod}.volumes[*].configMap.name`, types: [configMapType], output: "objectName" },
      { at: `${pod}.containers[*].env[*].valueFrom.secretKeyRef.name`, types: [secretType], output: "objectName" },
    ],
  }),
  [autoscalerType]: object(["spec.scaleTargetRef", "spec.maxReplicas"]),
  [scheduledBackupType]: object(["spec.schedule", "spec.cluster.name"]),
  [objectStoreType]: object(["spec.configuration.destinationPath"]),
};

/** What the API server and the operators ask of each object this dialect declares, but for the limits. */
const declared: ResourceContracts = {
  [ruleType]: object(["spec.groups"]),
  [serviceMonitorType]: object(["spec.endpoints", "spec.selector"]),
  [probeType]: object(["spec.prober.url", "spec.targets"]),
  [prometheusType]: object(["spec"]),
  [alertmanagerType]: object(["spec"], {
    references: [{ at: "spec.configSecret", types: [secretType], output: "objectName" }],
  }),
  [secretType]: object([], {
    outputs: { objectName: "{input.metadata.name}" },
  }),
  ...workContracts,
};

/** What the API server and the operators ask of each object this dialect declares. */
export const contracts: ResourceContracts = typedLimits<KubernetesArguments>()(declared, kubernetesLimits);
