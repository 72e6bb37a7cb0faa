/** Pulumi type tokens of maintenance windows and planned reports. */
export const windowTokens = {
  muteRule: "aws:cloudwatch/alarmMuteRule:AlarmMuteRule",
  maintenanceWindow: "aws:ssm/maintenanceWindow:MaintenanceWindow",
} as const;

/** The component they belong to. */
export const windowConcern = "windows";
