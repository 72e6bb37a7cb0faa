import { typedSpecs } from "../../../kit/typed-inputs";

/** Type token to the arguments of its SDK class. Types only: nothing of the SDK is loaded. */
export interface GrafanaArguments {
  "grafana:alerting/contactPoint:ContactPoint": import("@pulumiverse/grafana/alerting/contactPoint").ContactPointArgs;
  "grafana:alerting/muteTiming:MuteTiming": import("@pulumiverse/grafana/alerting/muteTiming").MuteTimingArgs;
  "grafana:alerting/notificationPolicy:NotificationPolicy": import("@pulumiverse/grafana/alerting/notificationPolicy").NotificationPolicyArgs;
  "grafana:alerting/ruleGroup:RuleGroup": import("@pulumiverse/grafana/alerting/ruleGroup").RuleGroupArgs;
  "grafana:oss/dashboard:Dashboard": import("@pulumiverse/grafana/oss/dashboard").DashboardArgs;
  "grafana:oss/folder:Folder": import("@pulumiverse/grafana/oss/folder").FolderArgs;
  "grafana:oss/folderPermission:FolderPermission": import("@pulumiverse/grafana/oss/folderPermission").FolderPermissionArgs;
}

/** A Grafana resource, held to the SDK's own types by the compiler. */
export const grafanaSpec = typedSpecs<GrafanaArguments>();
