/** Pulumi type tokens of what jobs are made of; roles, schedules and state machines are shared with other concerns. */
export const jobTokens = {
  document: "aws:ssm/document:Document",
  taskDefinition: "aws:ecs/taskDefinition:TaskDefinition",
} as const;

export const jobConcern = "jobs";
