import type { ResourceContracts } from "../../../../core/model";
import { tokens } from "../tokens";
import { jobLimits } from "./limits";
import { jobTokens } from "./tokens";

const toRole = (at: string) => ({ at, types: [tokens.role], output: "arn" });

/** What AWS asks of schedules, state machines, documents and task definitions: the references are those of the limits. */
export const jobContracts: ResourceContracts = {
  [jobTokens.schedule]: {
    required: ["name", "scheduleExpression", "flexibleTimeWindow.mode", "target.arn", "target.roleArn"],
    identity: "{region} default/{input.name}",
    fixed: ["name"],
    id: "default/{input.name}",
    outputs: { arn: "arn:aws:scheduler:{region}:{account}:schedule/default/{input.name}" },
    limits: [
      { at: "name", longest: jobLimits.scheduleName.value },
      { at: "scheduleExpressionTimezone", longest: 50 },
      { at: "flexibleTimeWindow.mode", accepted: ["OFF", "FLEXIBLE"] },
      { at: "target.retryPolicy.maximumRetryAttempts", least: 0, most: 185 },
      { at: "target.retryPolicy.maximumEventAgeInSeconds", least: 60, most: 86_400 },
    ],
    references: [{ at: "target.arn", types: [jobTokens.machine], output: "arn" }, toRole("target.roleArn")],
  },
  [jobTokens.machine]: {
    required: ["name", "roleArn", "definition"],
    identity: "{region} {input.name}",
    fixed: ["name", "type"],
    id: "arn:aws:states:{region}:{account}:stateMachine:{input.name}",
    outputs: { arn: "{id}" },
    limits: [
      { at: "name", longest: jobLimits.machineName.value },
      { at: "definition", longest: jobLimits.definition.value },
    ],
    references: [toRole("roleArn")],
  },
  [jobTokens.document]: {
    required: ["name", "content", "documentType"],
    identity: "{region} {input.name}",
    fixed: ["name", "documentType"],
    id: "{input.name}",
    outputs: { arn: "arn:aws:ssm:{region}:{account}:document/{input.name}" },
    limits: [
      { at: "name", longest: jobLimits.documentName.value },
      { at: "content", longest: jobLimits.document.value },
    ],
  },
  [jobTokens.taskDefinition]: {
    required: ["family", "containerDefinitions"],
    identity: "{region} {input.family}",
    id: "{input.family}",
    outputs: { arn: "arn:aws:ecs:{region}:{account}:task-definition/{input.family}:1" },
    limits: [{ at: "family", longest: jobLimits.familyName.value }],
    references: [toRole("taskRoleArn")],
  },
};
