import { type PlainInputs, typedSpecs } from "../../../kit/typed-inputs";
import type { CustomResources } from "./custom-resources";

type ObjectMeta = import("@pulumi/kubernetes/types/input").meta.v1.ObjectMeta;

/** The arguments of a custom resource: its own definition, with Kubernetes' metadata. */
type Custom<Group extends string, Kind extends keyof CustomResources> = Omit<
  CustomResources[Kind],
  "apiVersion" | "kind"
> & { readonly apiVersion: Group; readonly kind: Kind; readonly metadata: ObjectMeta };

/** Type token to the arguments of its SDK class, or of its definition. Types only: nothing of the SDK is loaded. */
export interface KubernetesArguments {
  "kubernetes:autoscaling/v2:HorizontalPodAutoscaler": import("@pulumi/kubernetes/autoscaling/v2/horizontalPodAutoscaler").HorizontalPodAutoscalerArgs;
  "kubernetes:barmancloud.cnpg.io/v1:ObjectStore": Custom<"barmancloud.cnpg.io/v1", "ObjectStore">;
  "kubernetes:batch/v1:CronJob": import("@pulumi/kubernetes/batch/v1/cronJob").CronJobArgs;
  "kubernetes:core/v1:ConfigMap": import("@pulumi/kubernetes/core/v1/configMap").ConfigMapArgs;
  "kubernetes:core/v1:Secret": import("@pulumi/kubernetes/core/v1/secret").SecretArgs;
  "kubernetes:core/v1:ServiceAccount": import("@pulumi/kubernetes/core/v1/serviceAccount").ServiceAccountArgs;
  "kubernetes:monitoring.coreos.com/v1:Alertmanager": Custom<"monitoring.coreos.com/v1", "Alertmanager">;
  "kubernetes:monitoring.coreos.com/v1:Probe": Custom<"monitoring.coreos.com/v1", "Probe">;
  "kubernetes:monitoring.coreos.com/v1:Prometheus": Custom<"monitoring.coreos.com/v1", "Prometheus">;
  "kubernetes:monitoring.coreos.com/v1:PrometheusRule": Custom<"monitoring.coreos.com/v1", "PrometheusRule">;
  "kubernetes:monitoring.coreos.com/v1:ServiceMonitor": Custom<"monitoring.coreos.com/v1", "ServiceMonitor">;
  "kubernetes:networking.k8s.io/v1:NetworkPolicy": import("@pulumi/kubernetes/networking/v1/networkPolicy").NetworkPolicyArgs;
  "kubernetes:postgresql.cnpg.io/v1:ScheduledBackup": Custom<"postgresql.cnpg.io/v1", "ScheduledBackup">;
}

/** A Kubernetes object, held to the SDK's own types, or those of its definition, by the compiler. */
export const kubernetesSpec = typedSpecs<KubernetesArguments>();

/** What a volume of a pod is of. */
export type VolumeSource = Omit<PlainInputs<import("@pulumi/kubernetes/types/input").core.v1.Volume>, "name">;
