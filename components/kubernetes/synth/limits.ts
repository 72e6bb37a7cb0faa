import type { LimitTable } from "../../../core/model";
import { objectStoreType, scheduledBackupType } from "./backup/cnpg";
import { prometheusType, serviceMonitorType } from "./collectors/collectors";
import { probeType } from "./collectors/probes";
import { nameLengths } from "./common/limits";
import { cronJobType, networkPolicyType } from "./jobs/types";
import { alertmanagerType } from "./notification/alertmanager";
import { autoscalerType } from "./scaling";

const docs = "https://kubernetes.io/docs";
const cronJobs = `${docs}/reference/kubernetes-api/workload-resources/cron-job-v1/`;
const autoscaling = `${docs}/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/`;

/** What the API server and the operators accept of the objects this dialect declares. */
export const kubernetesLimits = {
  /** Names that become labels or parts of names of pods. */
  labelName: {
    value: nameLengths.label,
    measure: "longest",
    reference: `${docs}/concepts/overview/working-with-objects/names/#dns-label-names`,
    inputs: {
      [serviceMonitorType]: "metadata.name",
      [probeType]: "metadata.name",
      [prometheusType]: "metadata.name",
      [alertmanagerType]: "metadata.name",
      [networkPolicyType]: "metadata.name",
      [autoscalerType]: "metadata.name",
      [scheduledBackupType]: "metadata.name",
      [objectStoreType]: "metadata.name",
    },
  },
  cronJobName: {
    value: nameLengths.cronJob,
    measure: "longest",
    reference: `${docs}/concepts/workloads/controllers/cron-jobs/`,
    inputs: { [cronJobType]: "metadata.name" },
  },
  concurrency: {
    accepted: ["Allow", "Forbid", "Replace"],
    reference: cronJobs,
    inputs: { [cronJobType]: "spec.concurrencyPolicy" },
  },
  /** Below 10 s the controller, which looks every 10 s, may start none. */
  startingDeadline: {
    least: 10,
    unit: "second",
    reference: `${docs}/concepts/workloads/controllers/cron-jobs/`,
    inputs: { [cronJobType]: "spec.startingDeadlineSeconds" },
  },
  activeDeadline: {
    least: 1,
    unit: "second",
    reference: `${docs}/reference/kubernetes-api/workload-resources/job-v1/`,
    inputs: { [cronJobType]: "spec.jobTemplate.spec.activeDeadlineSeconds" },
    what: "a job runs for a second at least",
    change: "change limit",
  },
  restart: {
    accepted: ["Never", "OnFailure"],
    reference: `${docs}/concepts/workloads/controllers/job/`,
    inputs: { [cronJobType]: "spec.jobTemplate.spec.template.spec.restartPolicy" },
  },
  replicas: {
    least: 1,
    multipleOf: 1,
    unit: "replica",
    reference: autoscaling,
    inputs: { [autoscalerType]: ["spec.minReplicas", "spec.maxReplicas"] },
    what: "a HorizontalPodAutoscaler keeps a replica at least",
    change: "change minimum or maximum",
  },
} as const satisfies LimitTable;
