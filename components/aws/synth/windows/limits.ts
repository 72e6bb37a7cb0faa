import type { Limit } from "../common/limits";

const docs = "https://docs.aws.amazon.com";

/** What AWS accepts of mute rules, schedules and maintenance windows. Lengths in characters, times in seconds. */
export const windowLimits = {
  alarmsPerMuteRule: {
    value: 100,
    reference: `${docs}/AmazonCloudWatch/latest/APIReference/API_PutAlarmMuteRule.html`,
  },
  muteRuleName: { value: 255, reference: `${docs}/AmazonCloudWatch/latest/APIReference/API_PutAlarmMuteRule.html` },
  longestMute: { value: 15 * 86_400, reference: `${docs}/AmazonCloudWatch/latest/APIReference/API_Schedule.html` },
} satisfies Record<string, Limit>;
