import type { ResourceContract, ResourceContracts } from "../../../core/model";
import { objectStoreType, scheduledBackupType } from "./backup/cnpg";
import { prometheusType, serviceMonitorType } from "./collectors/collectors";
import { probeType } from "./collectors/probes";
import { limits } from "./common/limits";
import { configMapType, cronJobType, networkPolicyType, serviceAccountType } from "./jobs/types";
import { alertmanagerType, secretType } from "./notification/alertmanager";
import { ruleType } from "./rules/rule-objects";
import { autoscalerType } from "./scaling";

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

const pod = "spec.jobTemplate.spec.template.spec";
const named = { outputs: { objectName: "{input.metadata.name}" } };

/** What runs by the clock or by load. A time zone inside the schedule is refused by the API server. */
const workContracts: ResourceContracts = {
  [configMapType]: object(["data"], named),
  [serviceAccountType]: object([], named),
  [networkPolicyType]: object(["spec.podSelector", "spec.policyTypes"], { limits: [label] }),
  [cronJobType]: object(["spec.schedule", "spec.timeZone", `${pod}.containers`, `${pod}.restartPolicy`], {
    limits: [
      { at: "metadata.name", longest: limits.cronJobName },
      { at: "spec.concurrencyPolicy", accepted: ["Allow", "Forbid", "Replace"] },
      { at: "spec.startingDeadlineSeconds", least: 10 },
      { at: "spec.jobTemplate.spec.activeDeadlineSeconds", least: 1 },
      { at: `${pod}.restartPolicy`, accepted: ["Never", "OnFailure"] },
    ],
    references: [
      { at: `${pod}.serviceAccountName`, types: [serviceAccountType], output: "objectName" },
      { at: `${pod}.volumes[*].configMap.name`, types: [configMapType], output: "objectName" },
      { at: `${pod}.containers[*].env[*].valueFrom.secretKeyRef.name`, types: [secretType], output: "objectName" },
    ],
  }),
  [autoscalerType]: object(["spec.scaleTargetRef", "spec.maxReplicas"], {
    limits: [label, { at: "spec.minReplicas", least: 1 }, { at: "spec.maxReplicas", least: 1 }],
  }),
  [scheduledBackupType]: object(["spec.schedule", "spec.cluster.name"], { limits: [label] }),
  [objectStoreType]: object(["spec.configuration.destinationPath"], { limits: [label] }),
};

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
  ...workContracts,
};
