import type { LimitTable } from "../../../../core/model";
import { windowTokens } from "./tokens";

const api = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference";

/** What CloudWatch accepts of mute rules. Times in seconds. */
export const windowLimits = {
  alarmsPerMuteRule: {
    value: 100,
    measure: "entries",
    reference: `${api}/API_PutAlarmMuteRule.html`,
    inputs: { [windowTokens.muteRule]: "muteTargets.alarmNames" },
  },
  muteRuleName: {
    value: 255,
    measure: "bytes",
    reference: `${api}/API_PutAlarmMuteRule.html`,
    inputs: { [windowTokens.muteRule]: "name" },
  },
  longestMute: { value: 15 * 86_400, unit: "second", reference: `${api}/API_Schedule.html` },
} as const satisfies LimitTable;
