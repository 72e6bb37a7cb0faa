import type { ResourceContracts } from "../../../../core/model";
import { tokens } from "../common/tokens";
import { windowTokens } from "./tokens";

/** What CloudWatch and Systems Manager ask of what this dialect declares. */
export const windowContracts: ResourceContracts = {
  [windowTokens.muteRule]: {
    required: ["name", "rule.schedule.expression", "rule.schedule.duration"],
    identity: "{region} {input.name}",
    id: "{input.name}",
    outputs: { arn: "arn:aws:cloudwatch:{region}:{account}:alarm-mute-rule:{input.name}" },
    references: [{ at: "muteTargets.alarmNames[*]", types: [tokens.metricAlarm, tokens.compositeAlarm], output: "id" }],
  },
};
