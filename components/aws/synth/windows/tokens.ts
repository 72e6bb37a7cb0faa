/** Pulumi type tokens of mute rules. */
export const windowTokens = {
  muteRule: "aws:cloudwatch/alarmMuteRule:AlarmMuteRule",
} as const;

/** The component they belong to. */
export const windowConcern = "windows";
