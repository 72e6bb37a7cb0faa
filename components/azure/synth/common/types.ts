/** Pulumi type tokens of everything this dialect declares. */
export const types = {
  metricAlert: "azure-native:monitor:MetricAlert",
  logAlert: "azure-native:monitor:ScheduledQueryRule",
  ruleGroup: "azure-native:alertsmanagement:PrometheusRuleGroup",
  actionGroup: "azure-native:monitor:ActionGroup",
  processingRule: "azure-native:alertsmanagement:AlertProcessingRuleByName",
  activityLogAlert: "azure-native:monitor:ActivityLogAlert",
  diagnosticSetting: "azure-native:monitor:DiagnosticSetting",
  dataCollectionRule: "azure-native:monitor:DataCollectionRule",
  workspace: "azure-native:operationalinsights:Workspace",
  table: "azure-native:operationalinsights:Table",
  savedSearch: "azure-native:operationalinsights:SavedSearch",
  webTest: "azure-native:applicationinsights:WebTest",
} as const;
