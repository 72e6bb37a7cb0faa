import type { ResourceContracts } from "../../../../core/model";
import { tokens } from "../common/tokens";
import { jobTokens } from "./tokens";

const toRole = (at: string) => ({ at, types: [tokens.role], output: "arn" });

/** What AWS asks of state machines, documents and task definitions: the references are those of the limits. */
export const jobContracts: ResourceContracts = {
  [tokens.stateMachine]: {
    required: ["name", "roleArn", "definition"],
    identity: "{region} {input.name}",
    fixed: ["name", "type"],
    id: "arn:aws:states:{region}:{account}:stateMachine:{input.name}",
    outputs: { arn: "{id}" },
    references: [toRole("roleArn")],
  },
  [jobTokens.document]: {
    required: ["name", "content", "documentType"],
    identity: "{region} {input.name}",
    fixed: ["name", "documentType"],
    id: "{input.name}",
    outputs: { arn: "arn:aws:ssm:{region}:{account}:document/{input.name}" },
  },
  [jobTokens.taskDefinition]: {
    required: ["family", "containerDefinitions"],
    identity: "{region} {input.family}",
    id: "{input.family}",
    outputs: { arn: "arn:aws:ecs:{region}:{account}:task-definition/{input.family}:1" },
    references: [toRole("taskRoleArn")],
  },
};
